package io.qgateway.console;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sessions that nobody stores: a token says when it ends and is signed with a key made of the admin
 * password and the host's secret. A new password therefore ends all of them. May be shared by all
 * threads.
 */
final class Sessions {

    static final Duration LIFETIME = Duration.ofDays(30);

    private static final Pattern TOKEN = Pattern.compile("qgs_(\\d{1,11})\\.([A-Za-z0-9_-]{43})");

    private final Hmac signer;
    private final InstantSource clock;

    Sessions(ConsoleSettings settings, InstantSource clock) {
        var secret = new Hmac(settings.signingSecret());
        this.signer = new Hmac(secret.sign("session " + settings.adminPassword().text()));
        this.clock = clock;
    }

    String begin() {
        String end = Long.toString(clock.instant().plus(LIFETIME).getEpochSecond());
        return "qgs_" + end + "." + signature(end);
    }

    boolean accepts(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.matches()
                && isSigned(matcher.group(1), matcher.group(2))
                && clock.instant()
                        .isBefore(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))));
    }

    private boolean isSigned(String end, String signature) {
        return MessageDigest.isEqual(
                signature(end).getBytes(US_ASCII), signature.getBytes(US_ASCII));
    }

    private String signature(String end) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(end));
    }
}
