package io.qgateway.console;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Which program answers.
 *
 * @param version of the program
 * @param node tells this process from its replicas
 * @param database the kind of its database, such as {@code sqlite}
 * @param demo whether its answers come from a simulated upstream
 * @param clientsUrl where clients go, if that is not where this program is
 */
public record About(
        String version,
        String node,
        String database,
        Instant startedAt,
        boolean demo,
        Optional<URI> clientsUrl) {}
