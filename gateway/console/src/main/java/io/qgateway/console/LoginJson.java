package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the right password.
 *
 * @param token absent where it went into a cookie
 * @param csrfToken to go with the cookie
 */
record LoginJson(
        boolean success,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String csrfToken,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    @Override
    public String toString() {
        return "LoginJson[***]";
    }
}
