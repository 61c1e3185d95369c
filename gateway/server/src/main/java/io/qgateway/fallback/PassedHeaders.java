package io.qgateway.fallback;

import io.qgateway.accounts.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Which headers go to the fallback and come back from it. What says who the client is stays here:
 * its key is ours, and the fallback has its own.
 */
public final class PassedHeaders {

    private static final Set<String> OF_A_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "host",
                    "expect",
                    // The answer is passed on as it streams in, without being unpacked.
                    "accept-encoding");

    private static final Set<String> OF_THE_CLIENT =
            Set.of(
                    "authorization",
                    "proxy-authorization",
                    "x-api-key",
                    "api-key",
                    "cookie",
                    "forwarded",
                    "x-real-ip",
                    "via");

    private static final String FORWARDED = "x-forwarded-";

    /** Those that this gateway says itself, or that are about another site than the client's. */
    private static final Set<String> OF_THE_FALLBACK =
            Set.of(
                    "x-request-id",
                    "request-id",
                    "date",
                    "server",
                    "set-cookie",
                    "alt-svc",
                    "strict-transport-security");

    private final Optional<Secret> key;

    /**
     * @param key what the fallback wants to see
     */
    public PassedHeaders(Optional<Secret> key) {
        this.key = key;
    }

    HttpHeaders towards(HttpHeaders sent) {
        var passed = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (isPassedOn(name.toLowerCase(Locale.ROOT))) {
                passed.put(name, values);
            }
        });
        key.ifPresent(secret -> putKey(passed, secret));
        return passed;
    }

    private static boolean isPassedOn(String name) {
        return !OF_A_CONNECTION.contains(name)
                && !OF_THE_CLIENT.contains(name)
                && !name.startsWith(FORWARDED);
    }

    /** In the one header that each API looks at. */
    private static void putKey(HttpHeaders headers, Secret key) {
        if (headers.containsHeader("anthropic-version")) {
            headers.set("x-api-key", key.value());
        } else {
            headers.setBearerAuth(key.value());
        }
    }

    HttpHeaders back(HttpHeaders answered) {
        var passed = new HttpHeaders();
        answered.forEach((name, values) -> {
            var known = name.toLowerCase(Locale.ROOT);
            if (!OF_A_CONNECTION.contains(known) && !OF_THE_FALLBACK.contains(known)) {
                passed.put(name, List.copyOf(values));
            }
        });
        return passed;
    }
}
