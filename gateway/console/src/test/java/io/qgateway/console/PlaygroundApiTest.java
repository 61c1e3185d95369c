package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class PlaygroundApiTest {

    private final TestConsole console = new TestConsole();

    @ParameterizedTest
    @ValueSource(strings = {"chat", "messages"})
    void asksAnyEnabledAccountOrTheOneThatIsNamed(String api) {
        create("\"accessToken\": \"a\"");
        create("\"accessToken\": \"b\", \"enabled\": false");
        var name = api.equals("chat") ? "chat" : "message";

        assertThat(ask(api, "")).hasStatusOk().hasBodyTextEqualTo(name + " on any: {}");
        assertThat(ask(api, "?account_id=account-2"))
                .hasStatusOk()
                .hasBodyTextEqualTo(name + " on account-2: {}");
    }

    @Test
    void saysThatThereIsNoAccount() {
        create("\"enabled\": false");

        assertThat(ask("chat", ""))
                .hasStatus(503)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("No enabled account available");
        assertThat(ask("chat", "?account_id=nobody"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("Account not found");
    }

    @Test
    void refreshesATokenThatIsMissingOrExpired() {
        create("\"refreshToken\": \"r\"");

        assertThat(ask("chat", "?account_id=account-1")).hasStatusOk();
        assertThat(console.accounts.stored("account-1").accessToken()).isPresent();

        console.clock.advance(Duration.ofHours(2));
        assertThat(ask("chat", "?account_id=account-1")).hasStatusOk();
        assertThat(console.request(GET, "/v2/accounts/account-1"))
                .bodyJson()
                .extractingPath("$.last_refresh_time")
                .isEqualTo("2026-11-24T12:00:00");
    }

    @Test
    void saysWhyThereIsNoToken() {
        create("\"label\": \"no refresh token\"");
        create("\"refreshToken\": \"expired\"");

        assertThat(ask("chat", "?account_id=account-1")).hasStatus(400);
        assertThat(ask("chat", "?account_id=account-2"))
                .hasStatus(502)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("Token refresh failed");
    }

    @Test
    void listsTheModels() {
        assertThat(console.request(GET, "/v2/models"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"models": [{"id": "claude-sonnet-4.5", "name": "Claude Sonnet 4.5", "accounts": 2,
                          "context_window": 200000, "prompt_caching": null, "reasoning": null}]}
                        """);
    }

    private MockMvcRequestBuilder ask(String api, String query) {
        return console.send(POST, "/v2/" + api + "/test" + query, "{}");
    }

    private void create(String fields) {
        assertThat(
                        console.send(
                                POST,
                                "/v2/accounts",
                                "{\"clientId\": \"c\", \"clientSecret\": \"s\", " + fields + "}"))
                .hasStatusOk();
    }
}
