package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ObjectArrayAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class AccountsApiTest {

    private static final String ACCOUNT = "/v2/accounts/account-1";
    private static final String FULL =
            """
            {"label": "<b>Ünï</b>", "clientId": "c", "clientSecret": "s3cret-c",
             "refreshToken": "s3cret-r", "accessToken": "s3cret-a", "other": {"a": [1]},
             "enabled": false}
            """;

    private final TestConsole console = new TestConsole();

    @Test
    void createsAnAccountAndShowsEverythingButItsSecrets() {
        assertThat(console.send(POST, "/v2/accounts", FULL))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"id": "account-1", "label": "<b>Ünï</b>", "clientId": "c",
                         "clientSecret": "***", "refreshToken": "***", "accessToken": "***",
                         "other": {"a": [1]}, "last_refresh_time": null,
                         "last_refresh_status": "never", "created_at": "2026-11-24T10:00:00",
                         "updated_at": "2026-11-24T10:00:00", "enabled": false, "error_count": 0,
                         "success_count": 0, "expires_at": null, "state": "disabled",
                         "reason": "Disabled", "since": "2026-11-24T10:00:00", "until": null,
                         "usage": null, "origin": "database",
                         "registration_expires_at": null, "region": "us-east-1",
                         "profile_arn": null, "managed_by": null}
                        """);
        assertThat(console.accounts.stored("account-1").refreshToken())
                .contains(new Concealed("s3cret-r"));
        assertThat(console.request(GET, ACCOUNT)).hasStatusOk().bodyText().doesNotContain("s3cret");
    }

    @Test
    void createsAnAccountOfTheLeastAndEnablesIt() {
        assertThat(
                        console.send(
                                POST,
                                "/v2/accounts",
                                """
                                {"clientId": "", "clientSecret": "", "label": null,
                                 "refreshToken": "", "accessToken": null, "enabled": null}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"label": null, "clientId": "", "clientSecret": "", "refreshToken": null,
                         "accessToken": null, "other": null, "enabled": true}
                        """);
    }

    @Test
    void ignoresUnknownFieldsWithAWarningInTheReply() {
        assertThat(
                        console.send(
                                POST,
                                "/v2/accounts",
                                "{\"clientId\": \"c\", \"clientSecret\": \"s\", \"id\": \"x\", \"lable\": 1}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.warnings")
                .isEqualTo(
                        List.of(
                                "Field 'id' can't be set here and was ignored",
                                "Field 'lable' can't be set here and was ignored"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"clientId": "c"} | clientSecret is missing: send a string
                    {} | clientId is missing: send a string; clientSecret is missing: send a string
                    {"clientId": "c", "clientSecret": {"s3cret": 1}} | clientSecret is an object: send a string
                    {"clientId": "c", "clientSecret": "***"} | clientSecret is what answers show in place of it: send the secret itself
                    {"clientId": "c", "clientSecret": "s", "refreshToken": "***"} | refreshToken is what answers show in place of it: send the secret itself
                    {"clientId": "c", "clientSecret": "s", "refreshToken": 5} | refreshToken is a number: send a string
                    {"clientId": "c", "clientSecret": "s", "label": ["x"]} | label is an array: send a string
                    {"clientId": "c", "clientSecret": "s", "other": "{}"} | other is another string: send an object
                    {"clientId": "c", "clientSecret": "s", "enabled": "s3cret"} | enabled is another string: send true or false
                    {"clientId": "c", "clientSecret": "s", "enabled": 2} | enabled is a number: send true or false
                    {"clientId": "c", "clientSecret": "s", "enabled": {}} | enabled is an object: send true or false
                    """)
    void namesEveryWrongFieldAndWhatToSend(String body, String detail) {
        assertThat(console.send(POST, "/v2/accounts", body))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail);
        assertThat(console.request(GET, "/v2/accounts"))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(0);
    }

    @Test
    void listsWrongFieldsForPrograms() {
        assertThat(console.send(POST, "/v2/accounts", "{\"clientId\": 1, \"clientSecret\": \"s\"}"))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"title": "Unprocessable Content", "status": 422,
                         "detail": "clientId is a number: send a string",
                         "errors": [{"field": "clientId", "problem": "is a number", "remedy": "a string"}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"enabled": tru | 400 | The body is not JSON from line 1, column
                    {} {} | 400 | The body is not JSON from line 1, column
                    '' | 422 | The body is no JSON object; send one in { }
                    [] | 422 | The body is no JSON object; send one in { }
                    null | 422 | The body is no JSON object; send one in { }
                    "s3cret" | 422 | The body is no JSON object; send one in { }
                    """)
    void refusesBodiesThatAreNoObject(String body, int status, String detail) {
        create(FULL);

        for (var request :
                List.of(
                        console.send(POST, "/v2/accounts", body),
                        console.send(PATCH, ACCOUNT, body))) {
            assertThat(request)
                    .hasStatus(status)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .asString()
                    .startsWith(detail)
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void refusesABodyOfMoreThanAMegabyte() {
        assertThat(console.send(POST, "/v2/accounts", " ".repeat((1 << 20) + 1)))
                .hasStatus(413)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void refusesABodyThatIsNestedWithoutEnd() {
        assertThat(console.send(PATCH, ACCOUNT, "{\"other\":".repeat(50_000)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("The body is nested too deep");
    }

    @Test
    void refusesABodyThatIsNoUnicode() {
        var latin1 = "{\"label\": \"Ü\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(console.request(PATCH, ACCOUNT).content(latin1))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("The body is not JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "application/merge-patch+json"
            })
    void takesJsonUnderItsNames(String type) {
        create(FULL);

        assertThat(console.send(PATCH, ACCOUNT, "{}").header("Content-Type", type)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain"})
    void refusesOtherTypesAndSaysWhichOneItTakes(String type) {
        assertThat(console.send(POST, "/v2/accounts", FULL).header("Content-Type", type))
                .hasStatus(415)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .endsWith("send JSON with Content-Type: application/json");
    }

    @Test
    void listsTheNewestFirst() {
        createThree();

        assertIds("/v2/accounts").containsExactly("account-3", "account-2", "account-1");
        assertIds("/v2/accounts?sort_order=asc")
                .containsExactly("account-1", "account-2", "account-3");
        assertIds("/v2/accounts?sort_by=success_count&sort_order=DESC")
                .containsExactly("account-2", "account-3", "account-1");
        assertIds("/v2/accounts?sort_by=success_count&sort_order=up")
                .containsExactly("account-1", "account-3", "account-2");
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "1, 2", "YES, 2", "on, 2", "false, 1", "0, 1", "no, 1", "off, 1"})
    void listsEnabledOrDisabledAccounts(String enabled, int count) {
        createThree();

        assertThat(console.request(GET, "/v2/accounts?enabled=" + enabled))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.count", path -> path.assertThat().isEqualTo(count))
                .hasPathSatisfying(
                        "$.accounts.length()", path -> path.assertThat().isEqualTo(count))
                .doesNotHavePath("$.warnings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maybe", "2"})
    void refusesAnEnabledThatIsNoSwitch(String enabled) {
        assertThat(console.request(GET, "/v2/accounts?enabled=" + enabled))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("enabled");
    }

    @Test
    void listsPartsAndSaysHowLongTheWholeIs() {
        createThree();

        assertIds("/v2/accounts?limit=2").containsExactly("account-3", "account-2");
        assertIds("/v2/accounts?limit=2&offset=2").containsExactly("account-1");
        assertIds("/v2/accounts?offset=1").containsExactly("account-2", "account-1");
        assertThat(console.request(GET, "/v2/accounts?limit=1&offset=1"))
                .bodyJson()
                .hasPathSatisfying("$.count", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(3));
    }

    @Test
    void findsAccountsByTextAndByAnyOfSomeStates() {
        createThree();

        assertIds("/v2/accounts?q=count-2").containsExactly("account-2");
        assertIds("/v2/accounts?state=disabled").hasSize(1);
        assertIds("/v2/accounts?state=disabled,ready").hasSize(3);
        assertIds("/v2/accounts?state=&q=").hasSize(3);
        assertIds("/v2/accounts?state=cooling").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 1001",
        "limit, ten",
        "limit, ''",
        "offset, -1",
        "offset, 99999999999",
        "state, tired",
        "state, 'ready,tired'"
    })
    void refusesAPartOrAStateThatThereIsNot(String name, String value) {
        assertThat(console.request(GET, "/v2/accounts").param(name, value))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(name);
    }

    @Test
    void warnsOfSortingItDoesNotKnow() {
        assertThat(console.request(GET, "/v2/accounts?sort_by=weight&sort_order=up"))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"accounts": [], "count": 0, "total": 0,
                         "warnings": ["sort_by is one of created_at, success_count, label, error_count, expires_at, last_refresh_time, state; created_at was taken",
                                      "sort_order is asc or desc; asc was taken"]}
                        """);
    }

    @Test
    void changesOnlyWhatIsSent() {
        create(FULL);
        console.clock.advance(Duration.ofMinutes(1));

        assertThat(
                        console.send(
                                PATCH,
                                ACCOUNT,
                                """
                                {"enabled": 1, "label": null, "other": {}, "clientId": "",
                                 "accessToken": ""}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"enabled": true, "label": "<b>Ünï</b>", "other": {}, "clientId": "",
                         "clientSecret": "***", "refreshToken": "***", "accessToken": null,
                         "created_at": "2026-11-24T10:00:00", "updated_at": "2026-11-24T10:01:00"}
                        """);
    }

    @Test
    void leavesSecretsAloneWhenAnAnswerIsSentBack() throws Exception {
        create(FULL);
        String shown = console.request(GET, ACCOUNT).exchange().getResponse().getContentAsString();

        assertThat(console.send(PATCH, ACCOUNT, shown)).hasStatusOk();

        assertThat(console.accounts.stored("account-1"))
                .extracting(
                        AccountDraft::clientSecret,
                        AccountDraft::refreshToken,
                        AccountDraft::accessToken)
                .containsExactly(
                        new Concealed("s3cret-c"),
                        Optional.of(new Concealed("s3cret-r")),
                        Optional.of(new Concealed("s3cret-a")));
    }

    @Test
    void deletesAnAccount() {
        create(FULL);

        assertThat(console.request(DELETE, ACCOUNT))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"deleted\": \"account-1\"}");
        assertThat(console.request(GET, ACCOUNT)).hasStatus(404);
    }

    @Test
    void refreshesAnAccount() {
        create(FULL);

        assertThat(console.request(POST, ACCOUNT + "/refresh"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"last_refresh_status": "success", "accessToken": "***",
                         "last_refresh_time": "2026-11-24T10:00:00",
                         "expires_at": "2026-11-24T11:00:00"}
                        """);
    }

    @Test
    void saysWhatARefreshLacksAndWhyItFailed() {
        create("{\"clientId\": \"c\", \"clientSecret\": \"\"}");
        create("{\"clientId\": \"c\", \"clientSecret\": \"s\", \"refreshToken\": \"expired\"}");

        assertThat(console.request(POST, ACCOUNT + "/refresh"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(
                        "Account has no clientSecret, refreshToken; PATCH it with what is missing, then refresh again");
        assertThat(console.request(POST, "/v2/accounts/account-2/refresh"))
                .hasStatus(502)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Token refresh failed: the identity provider answered invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PATCH, ''", "DELETE, ''", "POST, /refresh"})
    void doesNotFindAnAccountThatIsNotThere(String method, String action) {
        assertThat(onAccount("nobody", method, action))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Account not found; GET /v2/accounts lists those there are");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, ''", "DELETE, ''", "POST, /refresh"})
    void leavesAnAccountOfAResourceToTheResource(String method, String action) {
        create(FULL);
        console.accounts.manage("account-1", "QAccount team-a/login");

        assertThat(onAccount("account-1", method, action))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("This account follows QAccount team-a/login; change that instead");
        assertThat(console.request(GET, ACCOUNT)).hasStatusOk();
    }

    @Test
    void showsWhatIsKnownOfTheQuota() {
        create("{\"clientId\": \"c\", \"clientSecret\": \"s\"}");
        console.accounts.use("account-1", "{\"used\": 12, \"limit\": 1000}");

        assertThat(console.request(GET, ACCOUNT))
                .bodyJson()
                .extractingPath("$.usage.used")
                .isEqualTo(12);
    }

    @Test
    void sortsByState() {
        createThree();

        assertThat(console.request(GET, "/v2/accounts?sort_by=state&sort_order=asc"))
                .bodyJson()
                .doesNotHavePath("$.warnings")
                .extractingPath("$.accounts[0].state")
                .isEqualTo("disabled");
    }

    @Test
    void showsWhatIsNoJsonAsAString() {
        console.accounts.create(
                new AccountDraft(
                        Optional.empty(),
                        "c",
                        new Concealed("s"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("{not json"),
                        true));

        assertThat(console.request(GET, ACCOUNT))
                .bodyJson()
                .extractingPath("$.other")
                .isEqualTo("{not json");
    }

    private MockMvcRequestBuilder onAccount(String id, String method, String action) {
        return console.send(HttpMethod.valueOf(method), "/v2/accounts/" + id + action, "{}");
    }

    private void createThree() {
        for (boolean enabled : new boolean[] {true, false, true}) {
            create("{\"clientId\": \"c\", \"clientSecret\": \"s\", \"enabled\": " + enabled + "}");
            console.clock.advance(Duration.ofSeconds(1));
        }
        console.accounts.countSuccesses("account-2", 9);
        console.accounts.countSuccesses("account-3", 5);
    }

    private void create(String body) {
        assertThat(console.send(POST, "/v2/accounts", body)).hasStatusOk();
    }

    private ObjectArrayAssert<Object> assertIds(String path) {
        return assertThat(console.request(GET, path))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.accounts[*].id")
                .asArray();
    }
}
