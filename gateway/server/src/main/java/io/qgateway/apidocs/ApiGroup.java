package io.qgateway.apidocs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who an endpoint is for. */
public enum ApiGroup {
    OPENAI,
    ANTHROPIC,
    ADMIN,
    OPERATIONS;

    static Optional<ApiGroup> ofWireName(String name) {
        return Arrays.stream(values()).filter(group -> group.wireName().equals(name)).findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
