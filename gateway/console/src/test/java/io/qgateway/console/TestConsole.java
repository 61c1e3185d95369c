package io.qgateway.console;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The admin API on a directory in memory, with somebody logged in. */
final class TestConsole {

    static final String PASSWORD = "correct horse battery";
    static final Concealed SIGNING_SECRET = new Concealed("0123456789abcdef");

    final SettableClock clock = new SettableClock();
    final InMemoryAccounts accounts = new InMemoryAccounts(clock);
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
                                                    new EchoPlayground(),
                                                    List.of(),
                                                    clock))
                            .build());
    final Sessions sessions = new Sessions(settings, ended, clock);
    final String token = sessions.begin();

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
