package io.qgateway.intake;

import java.util.OptionalLong;

/** Knows how long a prompt a model takes. */
@FunctionalInterface
public interface ContextWindows {

    /** In tokens; empty for a model that nobody knows. */
    OptionalLong of(String model);
}
