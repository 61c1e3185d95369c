package io.qgateway.access;

import io.qgateway.accounts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that open the APIs ({@code OPENAI_KEYS}). Without any, everyone is let in: that is
 * development mode, which the settings allow on loopback only.
 */
public final class ApiKeys {

    /** What a caller's credentials are worth. */
    public enum Verdict {
        GRANTED,
        MISSING,
        WRONG,
        /** Both headers, with different keys: one of them is not what the caller thinks. */
        CONFLICTING
    }

    private static final String BEARER = "bearer ";

    private volatile List<byte[]> digests;

    public ApiKeys(List<Secret> keys) {
        digests = digests(keys);
    }

    /** From now on these are the keys. */
    void replace(List<Secret> keys) {
        digests = digests(keys);
    }

    private static List<byte[]> digests(List<Secret> keys) {
        return keys.stream().map(key -> digest(key.value())).toList();
    }

    /**
     * Judges the two headers that carry a key; takes the same time for any wrong key.
     *
     * @param authorization {@code Bearer <key>}, or the bare key as the seed accepted it
     * @param apiKey the {@code x-api-key} header
     */
    public Verdict judge(@Nullable String authorization, @Nullable String apiKey) {
        if (digests.isEmpty()) {
            return Verdict.GRANTED;
        }
        var bearer = Optional.ofNullable(authorization).map(ApiKeys::withoutScheme);
        var header = Optional.ofNullable(apiKey).map(String::strip);
        if (bearer.isPresent() && header.isPresent() && !bearer.equals(header)) {
            return Verdict.CONFLICTING;
        }
        return bearer.or(() -> header)
                .filter(key -> !key.isEmpty())
                .map(key -> isKnown(key) ? Verdict.GRANTED : Verdict.WRONG)
                .orElse(Verdict.MISSING);
    }

    private static String withoutScheme(String authorization) {
        var value = authorization.strip();
        return value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? value.substring(BEARER.length()).strip()
                : value;
    }

    /** Compares with every key, so that time tells nothing about which one is near. */
    private boolean isKnown(String key) {
        var asked = digest(key);
        var known = false;
        for (var digest : digests) {
            known |= MessageDigest.isEqual(digest, asked);
        }
        return known;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
