package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class DeviceLoginApiTest {

    private static final String START = "/v2/auth/start";

    private final TestConsole console = new TestConsole();

    @Test
    void startsALoginWithTheSeedsFields() {
        assertThat(console.send(POST, START, "{\"label\": \"Team A\", \"enabled\": false}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"authId": "login-1", "verificationUri": "https://device.example/",
                         "verificationUriComplete": "https://device.example/?user_code=ABCD-EFGH",
                         "userCode": "ABCD-EFGH", "expiresIn": 600, "interval": 1}
                        """);
        assertThat(console.logins.wish())
                .isEqualTo(
                        new DeviceLoginWish(
                                Optional.of("Team A"),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void anEmptyObjectIsEnough() {
        assertThat(console.send(POST, START, "{}")).hasStatusOk();

        assertThat(console.logins.wish().enabled()).isTrue();
        assertThat(console.logins.wish().label()).isEmpty();
    }

    @Test
    void passesOnWhereToLogInAndWhichAccount() {
        console.accounts.create(AccountReader.draft(someFields()));

        assertThat(
                        console.send(
                                POST,
                                START,
                                """
                                {"startUrl": " https://d-1.awsapps.com/start ", "region": "eu-central-1",
                                 "accountId": "account-1", "surprise": 1}
                                """))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.warnings[0]")
                .asString()
                .contains("surprise");

        assertThat(console.logins.wish().startUrl()).contains("https://d-1.awsapps.com/start");
        assertThat(console.logins.wish().region()).contains("eu-central-1");
        assertThat(console.logins.wish().accountId()).contains("account-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|422",
                "{|400",
                "[]|422",
                "{\"label\": 7}|422",
                "{\"enabled\": \"perhaps\"}|422",
                "{\"startUrl\": {}}|422",
                "{\"region\": \"nowhere\"}|422",
                "{\"region\": \"mars-north-1\"}|502",
                "{\"accountId\": \"nobody\"}|404"
            })
    void refusesWhatCannotBeStarted(String body, int status) {
        assertThat(console.send(POST, START, body))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, pending, pending",
        "APPROVED, pending, approved",
        "COMPLETED, completed, completed",
        "DENIED, error, denied",
        "EXPIRED, timeout, expired",
        "FAILED, error, failed",
        "CANCELLED, error, cancelled"
    })
    void tellsHowALoginStandsInTheSeedsWordsAndInFinerOnes(
            DeviceLoginState state, String status, String detail) {
        console.logins.stands("login-1", state, "because", "account-1");

        assertThat(console.request(GET, "/v2/auth/status/login-1"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"status": "%s", "detail": "%s", "remaining": 42, "error": "because",
                         "accountId": "account-1"}
                        """
                                .formatted(status, detail));
    }

    @Test
    void aClaimBringsTheAccountHoweverOften() {
        console.accounts.create(AccountReader.draft(someFields()));
        console.logins.stands("login-1", DeviceLoginState.COMPLETED, "", "account-1");

        for (int claim = 0; claim < 2; claim++) {
            assertThat(console.request(POST, "/v2/auth/claim/login-1"))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo(
                            """
                            {"status": "completed", "accountId": "account-1", "error": null,
                             "account": {"id": "account-1", "clientSecret": "***"}}
                            """);
        }
    }

    @Test
    void aClaimOfAnAccountThatWasDeletedSinceSaysWhichThatWas() {
        console.logins.stands("login-1", DeviceLoginState.COMPLETED, "", "account-9");

        assertThat(console.request(POST, "/v2/auth/claim/login-1"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"status": "completed", "accountId": "account-9", "error": null}
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 408, within 42 s",
        "APPROVED, 408, within 42 s",
        "EXPIRED, 408, start another",
        "DENIED, 502, denied",
        "FAILED, 502, OIDC error: because",
        "CANCELLED, 410, start another"
    })
    void aClaimThatBringsNoAccountIsAProblem(DeviceLoginState state, int status, String detail) {
        console.logins.stands("login-1", state, "because", "");

        assertThat(console.request(POST, "/v2/auth/claim/login-1"))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains(detail);
    }

    @Test
    void givesUp() {
        console.logins.stands("login-1", DeviceLoginState.PENDING, "", "");

        assertThat(console.request(DELETE, "/v2/auth/login-1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("cancelled");
    }

    @Test
    void knowsNothingOfLoginsThatNeverWere() {
        assertThat(console.request(GET, "/v2/auth/status/nobody")).hasStatus(404);
        assertThat(console.request(POST, "/v2/auth/claim/nobody")).hasStatus(404);
        assertThat(console.request(DELETE, "/v2/auth/nobody")).hasStatus(404);
    }

    private static Fields someFields() {
        return new Fields(
                tools.jackson.databind.json.JsonMapper.shared()
                        .createObjectNode()
                        .put("clientId", "c")
                        .put("clientSecret", "s"));
    }
}
