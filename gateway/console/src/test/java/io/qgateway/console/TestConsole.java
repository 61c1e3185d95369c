package io.qgateway.console;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The admin API on a directory in memory, with somebody logged in. */
final class TestConsole {

    static final String PASSWORD = "correct horse battery";
    static final Concealed SIGNING_SECRET = new Concealed("0123456789abcdef");

    /** Of a gateway with a minute behind it and one under way. */
    static final Figures FIGURES =
            new Figures(
                    new Figures.Pool(Map.of("ready", 2, "cooling", 1), Duration.ofSeconds(1), true),
                    Instant.parse("2026-11-24T09:58:30Z"),
                    new TrafficCounts(3, 1, 50, 20, OptionalDouble.of(120.4)),
                    2,
                    1,
                    List.of(
                            minute("2026-11-24T09:58:30Z", OptionalDouble.of(120.4)),
                            minute("2026-11-24T09:59:30Z", OptionalDouble.empty())));

    static final About ABOUT =
            new About(
                    "1.2.3",
                    "gateway-0/7",
                    "sqlite",
                    Instant.parse("2026-11-24T09:00:00Z"),
                    false,
                    Optional.empty());

    final SettableClock clock = new SettableClock();
    final InMemoryAccounts accounts = new InMemoryAccounts(clock);
    final InMemoryLogins logins = new InMemoryLogins(accounts);
    private final EndedSessions ended = new InMemoryEndedSessions();
    private final ConsoleSettings settings =
            new ConsoleSettings(new Concealed(PASSWORD), SIGNING_SECRET);
    private final MockMvcTester http =
            MockMvcTester.create(
                    MockMvcBuilders.routerFunctions(
                                    new ConsoleConfiguration()
                                            .consoleRoutes(
                                                    settings,
                                                    accounts,
                                                    ended,
                                                    new InMemoryTrial(accounts),
                                                    new InMemoryFeed(accounts),
                                                    logins,
                                                    ABOUT,
                                                    List.of(gatewayPart()),
                                                    clock))
                            .build());
    final Sessions sessions = new Sessions(settings, ended, clock);
    final String token = sessions.begin();

    private AdminRoutes gatewayPart() {
        return new GatewayPartConfiguration()
                .gatewayPart(new EchoPlayground(), () -> FIGURES, accounts, clock);
    }

    private static Figures.Minute minute(String from, OptionalDouble firstToken) {
        return new Figures.Minute(Instant.parse(from), new TrafficCounts(1, 0, 25, 10, firstToken));
    }

    MockMvcRequestBuilder anonymous(HttpMethod method, String path) {
        return http.method(method).uri(path);
    }

    MockMvcRequestBuilder request(HttpMethod method, String path) {
        return anonymous(method, path).header("Authorization", "Bearer " + token);
    }

    MockMvcRequestBuilder send(HttpMethod method, String path, String json) {
        return request(method, path).content(json);
    }

    /** With the session as a browser sends it, without the CSRF token. */
    MockMvcRequestBuilder browse(HttpMethod method, String path) {
        return anonymous(method, path).cookie(new Cookie(SessionCookie.NAME, token));
    }

    String csrfToken() {
        return sessions.find(token).orElseThrow().csrfToken().text();
    }

    MockMvcRequestBuilder login(String password) {
        return anonymous(HttpMethod.POST, "/api/login")
                .content("{\"password\": \"" + password + "\"}");
    }
}
