package io.qgateway.console;

import java.time.Instant;

/**
 * Which program answers.
 *
 * @param version of the program
 * @param node tells this process from its replicas
 * @param database the kind of its database, such as {@code sqlite}
 * @param demo whether its answers come from a simulated upstream
 */
public record About(
        String version, String node, String database, Instant startedAt, boolean demo) {}
