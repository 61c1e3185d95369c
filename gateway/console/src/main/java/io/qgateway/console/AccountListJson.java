package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The list of accounts on the wire, or a part of it.
 *
 * @param total how many accounts the whole list has
 */
record AccountListJson(
        List<AccountJson> accounts,
        int count,
        long total,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}
