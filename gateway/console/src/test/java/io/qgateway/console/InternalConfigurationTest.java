package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What a console in another process is answered. */
class InternalConfigurationTest {

    private static final String TOKEN = "t0ken-of-the-tests";

    private final SettableClock clock = new SettableClock();
    private final InMemoryAccounts accounts = new InMemoryAccounts(clock);
    private final MockMvcTester http =
            MockMvcTester.create(
                    MockMvcBuilders.routerFunctions(
                                    new InternalConfiguration()
                                            .internalRoutes(
                                                    new InternalToken(new Concealed(TOKEN)),
                                                    new GatewayPartConfiguration()
                                                            .gatewayPart(
                                                                    new EchoPlayground(),
                                                                    () -> TestConsole.FIGURES,
                                                                    accounts,
                                                                    clock),
                                                    new InMemoryTrial(accounts)))
                            .build());

    @Test
    void letsNobodyInWithoutTheToken() {
        assertThat(http.get().uri("/internal/v2/models"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasHeader("WWW-Authenticate", "Bearer")
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("QGATEWAY_INTERNAL_TOKEN");
        assertThat(
                        http.get()
                                .uri("/internal/v2/models")
                                .header("Authorization", "Bearer " + TOKEN + "x"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void answersWhatTheAdminApiAnswersWithASession() {
        assertThat(get("/internal/v2/stats"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.accounts.total")
                .isEqualTo(3);
        assertThat(get("/internal/v2/models")).hasStatusOk();
    }

    @Test
    void triesAnAccountOut() {
        var account =
                accounts.create(
                        new AccountDraft(
                                Optional.of("a"),
                                "client",
                                new Concealed("s3cret"),
                                Optional.of(new Concealed("s3cret-refresh")),
                                Optional.empty(),
                                Optional.empty(),
                                true));

        assertThat(post("/internal/v2/accounts/" + account.id() + "/test"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.ok")
                .isEqualTo(true);
        assertThat(post("/internal/v2/accounts/none/test")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void hasNothingOfTheRestOfTheAdminApi() {
        assertThat(get("/internal/v2/accounts")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MockMvcTester.MockMvcRequestBuilder get(String path) {
        return request(HttpMethod.GET, path);
    }

    private MockMvcTester.MockMvcRequestBuilder post(String path) {
        return request(HttpMethod.POST, path);
    }

    private MockMvcTester.MockMvcRequestBuilder request(HttpMethod method, String path) {
        return http.method(method).uri(path).header("Authorization", "Bearer " + TOKEN);
    }
}
