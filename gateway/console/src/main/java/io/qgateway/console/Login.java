package io.qgateway.console;

import io.qgateway.console.LoginResult.Granted;
import io.qgateway.console.LoginResult.WrongPassword;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges passwords, and makes whoever sends wrong ones wait. May be shared by all threads. */
final class Login {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);

    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final Hmac blind;
    private final byte[] expected;

    Login(ConsoleSettings settings, Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.throttle = new LoginThrottle(clock);
        this.blind = new Hmac(settings.signingSecret());
        this.expected = blind.sign(settings.adminPassword().text());
    }

    LoginResult attempt(InetAddress from, Concealed password) {
        return throttle.attempt(Network.of(from), () -> judge(from, password));
    }

    private LoginResult judge(InetAddress from, Concealed password) {
        if (isRight(password)) {
            return new Granted(sessions.begin());
        }
        LOG.warn("Wrong admin password from {}", from.getHostAddress());
        return new WrongPassword();
    }

    /** Takes the same time wherever the first difference is, and whatever the lengths are. */
    private boolean isRight(Concealed password) {
        return MessageDigest.isEqual(blind.sign(password.text()), expected);
    }
}
