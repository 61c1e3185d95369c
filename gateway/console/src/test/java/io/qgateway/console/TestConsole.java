package io.qgateway.console;

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
    private final ConsoleSettings settings =
            new ConsoleSettings(new Concealed(PASSWORD), SIGNING_SECRET);
    private final MockMvcTester http =
            MockMvcTester.create(
                    MockMvcBuilders.routerFunctions(
                                    new ConsoleConfiguration()
                                            .consoleRoutes(settings, accounts, clock))
                            .build());
    final String token = new Sessions(settings, clock).begin();

    MockMvcRequestBuilder anonymous(HttpMethod method, String path) {
        return http.method(method).uri(path);
    }

    MockMvcRequestBuilder request(HttpMethod method, String path) {
        return anonymous(method, path).header("Authorization", "Bearer " + token);
    }

    MockMvcRequestBuilder send(HttpMethod method, String path, String json) {
        return request(method, path).content(json);
    }

    MockMvcRequestBuilder login(String password) {
        return anonymous(HttpMethod.POST, "/api/login")
                .content("{\"password\": \"" + password + "\"}");
    }
}
