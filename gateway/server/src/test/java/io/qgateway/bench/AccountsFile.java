package io.qgateway.bench;

import io.qgateway.simulator.bench.Upstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A feed of many accounts, all with the one access token that the upstream knows. */
record AccountsFile(Path path, int accounts) {

    /** Longer than a measurement, so that none of them is refreshed meanwhile. */
    private static final Duration LIFETIME = Duration.ofHours(6);

    static AccountsFile write(Path directory, int accounts, Upstream upstream) throws IOException {
        var path = directory.resolve("accounts-%d.json".formatted(accounts));
        try (var file = Files.newBufferedWriter(path)) {
            file.write("[");
            for (int i = 0; i < accounts; i++) {
                file.write(i == 0 ? "" : ",");
                file.write(account(i, upstream));
            }
            file.write("]");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new AccountsFile(path, accounts);
    }

    /** The id of one of them. */
    static String id(int number) {
        return "bench-%06d".formatted(number);
    }

    private static String account(int number, Upstream upstream) {
        var now = Instant.now();
        return """
        {"id":"%s","label":"Account %d","clientId":"%s","clientSecret":"%s","refreshToken":"refresh-%d",\
        "accessToken":"%s","expires_at":"%s","last_refresh_time":"%s","last_refresh_status":"success","enabled":true}
        """
                .formatted(
                        id(number),
                        number,
                        upstream.announced("clientId"),
                        upstream.announced("clientSecret"),
                        number,
                        upstream.announced("accessToken"),
                        now.plus(LIFETIME),
                        now);
    }
}
