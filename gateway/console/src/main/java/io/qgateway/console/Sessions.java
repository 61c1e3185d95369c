package io.qgateway.console;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sessions that nobody stores: a token says when it ends and is signed with a key made of the admin
 * password and the host's secret, so that every replica knows it. A new password therefore ends all
 * of them; what is remembered is only which were ended by hand. May be shared by all threads.
 */
final class Sessions {

    static final Duration LIFETIME = Duration.ofDays(30);

    private static final Pattern TOKEN =
            Pattern.compile("qgs_((\\d{1,11})_([A-Za-z0-9_-]{16}))\\.([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 12;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Hmac signer;
    private final EndedSessions ended;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(ConsoleSettings settings, EndedSessions ended, InstantSource clock) {
        var secret = new Hmac(settings.signingSecret());
        this.signer = new Hmac(secret.sign("session " + settings.adminPassword().text()));
        this.ended = ended;
        this.clock = clock;
    }

    /** Begins a session and returns its token. */
    String begin() {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var claim =
                clock.instant().plus(LIFETIME).getEpochSecond() + "_" + BASE64.encodeToString(id);
        return "qgs_" + claim + "." + signature(claim);
    }

    /** The session that this is the token of, as long as it lasts. */
    Optional<Session> find(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches() || !isSigned(matcher.group(1), matcher.group(4))) {
            return Optional.empty();
        }
        var id = matcher.group(3);
        var endsAt = Instant.ofEpochSecond(Long.parseLong(matcher.group(2)));
        return clock.instant().isBefore(endsAt) && !ended.contains(id)
                ? Optional.of(new Session(id, endsAt, csrfToken(id)))
                : Optional.empty();
    }

    void end(Session session) {
        ended.add(session.id(), session.endsAt());
    }

    private boolean isSigned(String claim, String signature) {
        return MessageDigest.isEqual(
                signature(claim).getBytes(US_ASCII), signature.getBytes(US_ASCII));
    }

    private String signature(String claim) {
        return BASE64.encodeToString(signer.sign(claim));
    }

    /** Can't be mistaken for a signature: no claim begins with a letter. */
    private Concealed csrfToken(String id) {
        return new Concealed(BASE64.encodeToString(signer.sign("csrf " + id)));
    }
}
