package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class FeedApiTest {

    private static final String GOOD =
            "{\"label\": \"alice\", \"clientId\": \"c\", \"clientSecret\": \"s3cret\", \"enabled\": true}";
    private static final String NAMELESS = "{\"clientId\": \"c\", \"clientSecret\": \"s3cret\"}";
    private static final String BAD =
            "{\"clientId\": 1, \"clientSecret\": \"***\", \"lable\": \"x\"}";

    private final TestConsole console = new TestConsole();

    @Test
    void storesAccountsDisabledAndAnswersTheirIdsInOrder() {
        assertThat(feed("[" + GOOD + "," + NAMELESS + "]", ""))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"status": "processing",
                         "message": "2 accounts are stored and will be enabled once they have answered; GET /v2/accounts/{id} tells",
                         "account_ids": ["account-1", "account-2"],
                         "results": [{"index": 0, "ok": true, "id": "account-1"},
                                     {"index": 1, "ok": true, "id": "account-2"}]}
                        """);
        assertThat(console.accounts.stored("account-1").enabled()).isFalse();
        assertThat(console.accounts.stored("account-1").label()).contains("alice");
        assertThat(console.accounts.stored("account-2").label()).contains("batch account 2");
    }

    @Test
    void takesAnEmptyFeed() {
        assertThat(feed("[]", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.account_ids")
                .asArray()
                .isEmpty();
    }

    @Test
    void refusesAllForTheSakeOfOneAndNamesEachField() {
        assertThat(feed("[" + GOOD + "," + BAD + ", 7]", ""))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(
                        "accounts[1].clientId", "accounts[1].clientSecret", "accounts[2].account");
        assertThat(console.accounts.find("account-1")).isEmpty();
    }

    @Test
    void takesTheGoodOnesIfThatIsAskedForAndReportsOnEach() {
        assertThat(feed("[" + BAD + "," + GOOD + "]", ", \"partial\": true"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"account_ids": ["account-1"],
                         "results": [{"index": 0, "ok": false,
                                      "problems": [{"field": "clientId", "problem": "is a number",
                                                    "remedy": "a string"},
                                                   {"field": "clientSecret"}],
                                      "warnings": ["Field 'lable' can't be set here and was ignored"]},
                                     {"index": 1, "ok": true, "id": "account-1"}]}
                        """);
    }

    @Test
    void onlyTellsWhatCouldBeStoredInADryRun() {
        assertThat(feed("[" + GOOD + "," + BAD + "]", ", \"dry_run\": true"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "dry_run",
                         "message": "1 of 2 accounts can be stored; none was, because this is a dry run",
                         "account_ids": [],
                         "results": [{"index": 0, "ok": true},
                                     {"index": 1, "ok": false,
                                      "problems": [{"field": "clientId"}, {"field": "clientSecret"}]}]}
                        """);
        assertThat(console.accounts.find("account-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"accounts\": null}", "{\"accounts\": {}}", "{\"accounts\": \"x\"}"})
    void wantsAListOfAccounts(String body) {
        assertThat(console.send(POST, "/v2/accounts/feed", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("accounts");
    }

    @Test
    void triesAnAccountAndTellsWhatCameOfIt() {
        create(true);
        create(false);

        assertThat(console.request(POST, "/v2/accounts/account-1/test"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"ok": true, "reason": null, "detail": null, "model": "claude-sonnet-4",
                         "answer": "Hi", "first_event_ms": 40, "duration_ms": 90}
                        """);
        assertThat(console.request(POST, "/v2/accounts/account-2/test"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"ok": false, "reason": "AccessDenied",
                         "detail": "The account is suspended", "model": null, "answer": null,
                         "first_event_ms": null, "duration_ms": 90}
                        """);
        assertThat(console.request(POST, "/v2/accounts/nobody/test")).hasStatus(404);
        assertThat(console.request(GET, "/v2/accounts/account-1")).hasStatusOk();
    }

    private MockMvcRequestBuilder feed(String accounts, String more) {
        return console.send(POST, "/v2/accounts/feed", "{\"accounts\": " + accounts + more + "}");
    }

    private void create(boolean enabled) {
        assertThat(
                        console.send(
                                POST,
                                "/v2/accounts",
                                "{\"clientId\": \"c\", \"clientSecret\": \"s\", \"enabled\": %s}"
                                        .formatted(enabled)))
                .hasStatusOk();
    }
}
