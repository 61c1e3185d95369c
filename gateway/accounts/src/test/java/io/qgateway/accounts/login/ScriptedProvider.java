package io.qgateway.accounts.login;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.AuthorizationAnswer;
import io.qgateway.accounts.oidc.DeviceAuthorization;
import io.qgateway.accounts.oidc.DeviceLogins;
import io.qgateway.accounts.oidc.Granted;
import io.qgateway.accounts.oidc.LoginAnswer;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.RegistrationAnswer;
import io.qgateway.accounts.oidc.StartUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An identity provider that answers as it is told, and that nobody has decided when it isn't. */
final class ScriptedProvider implements DeviceLogins {

    static final Instant REGISTRATION_END = Instant.parse("2027-02-22T09:30:00Z");
    static final Granted TOKENS =
            new Granted(
                    new Secret("access-1"),
                    Optional.of(new Secret("refresh-1")),
                    Duration.ofHours(1));

    private final Queue<LoginAnswer> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Duration interval = Duration.ofSeconds(5);
    private Runnable beforeAnswer = () -> {};

    synchronized void answers(LoginAnswer... next) {
        answers.addAll(List.of(next));
    }

    void interval(Duration newInterval) {
        interval = newInterval;
    }

    /** What happens while the question is on its way. */
    void beforeAnswer(Runnable event) {
        beforeAnswer = event;
    }

    /** The device codes that were asked about. */
    List<String> asked() {
        return asked;
    }

    @Override
    public RegistrationAnswer register(String region) {
        return new RegistrationAnswer.Registered(
                new Registration(
                        region,
                        "client-1",
                        new Secret("client-secret-1"),
                        Optional.of(REGISTRATION_END)));
    }

    @Override
    public AuthorizationAnswer start(Registration registration, StartUrl startUrl) {
        return new AuthorizationAnswer.Started(
                new DeviceAuthorization(
                        new Secret("device-code-1"),
                        "ABCD-EFGH",
                        URI.create("https://device.example/"),
                        URI.create("https://device.example/?user_code=ABCD-EFGH"),
                        Duration.ofMinutes(10),
                        interval));
    }

    @Override
    public LoginAnswer ask(Registration registration, Secret deviceCode) {
        asked.add(deviceCode.value());
        beforeAnswer.run();
        synchronized (this) {
            var next = answers.poll();
            return next == null ? new LoginAnswer.Pending() : next;
        }
    }
}
