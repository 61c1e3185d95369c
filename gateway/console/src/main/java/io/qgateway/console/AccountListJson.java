package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The list of accounts on the wire. */
record AccountListJson(
        List<AccountJson> accounts,
        int count,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}
