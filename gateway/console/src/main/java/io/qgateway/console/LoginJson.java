package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The answer to the right password. */
record LoginJson(
        boolean success,
        String message,
        String token,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    @Override
    public String toString() {
        return "LoginJson[***]";
    }
}
