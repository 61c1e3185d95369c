package io.qgateway.console;

import static io.qgateway.console.TestConsole.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class LoginApiTest {

    private static final String IN_A_COOKIE =
            "{\"password\": \"" + PASSWORD + "\", \"cookie\": true}";

    private final TestConsole console = new TestConsole();

    @Test
    void givesATokenThatOpensTheAdminApi() {
        var answer = console.login(PASSWORD).exchange();

        assertThat(answer)
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .doesNotContainHeader("Set-Cookie")
                .bodyJson()
                .isLenientlyEqualTo("{\"success\": true, \"message\": \"Login successful\"}")
                .doesNotHavePath("$.csrfToken");
        var token = text(answer, "$.token");
        assertThat(
                        console.anonymous(HttpMethod.GET, "/v2/accounts")
                                .header("Authorization", "Bearer " + token))
                .hasStatusOk();
    }

    @Test
    void givesABrowserACookieThatItsScriptsCannotRead() {
        var answer =
                console.anonymous(HttpMethod.POST, "/api/login").content(IN_A_COOKIE).exchange();

        assertThat(answer).hasStatusOk().bodyJson().doesNotHavePath("$.token");
        assertThat(answer.getResponse().getHeader("Set-Cookie"))
                .startsWith("qgateway_session=qgs_")
                .contains("; Path=/;", "Max-Age=2592000", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
        var cookie = requireNonNull(answer.getResponse().getCookie("qgateway_session"));
        assertThat(console.anonymous(HttpMethod.GET, "/v2/accounts").cookie(cookie)).hasStatusOk();
        assertThat(
                        console.anonymous(HttpMethod.POST, "/api/logout")
                                .cookie(cookie)
                                .header("X-CSRF-Token", text(answer, "$.csrfToken")))
                .hasStatusOk();
    }

    @Test
    void keepsTheCookieToEncryptedConnectionsWhereThereAreSome() {
        assertThat(
                        console.anonymous(HttpMethod.POST, "/api/login")
                                .content(IN_A_COOKIE)
                                .header("X-Forwarded-Proto", "https"))
                .headers()
                .hasHeaderSatisfying(
                        "Set-Cookie", values -> assertThat(values.getFirst()).contains("; Secure"));
    }

    private static String text(MvcTestResult answer, String path) {
        return JsonPath.read(new String(answer.getResponse().getContentAsByteArray(), UTF_8), path);
    }

    @Test
    void refusesAWrongPasswordInTheSeedsWordsAsAProblem() {
        assertThat(console.login("s3cret"))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"title": "Unauthorized", "status": 401, "detail": "Invalid password",
                         "success": false, "message": "Invalid password"}
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {} | password is missing: send a string
                    {"password": null} | password is missing: send a string
                    {"password": 1} | password is a number: send a string
                    """)
    void namesTheFieldThatIsWrong(String body, String detail) {
        assertThat(console.anonymous(HttpMethod.POST, "/api/login").content(body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail);
    }

    @Test
    void warnsOfFieldsItDoesNotKnow() {
        assertThat(
                        console.anonymous(HttpMethod.POST, "/api/login")
                                .content("{\"password\": \"" + PASSWORD + "\", \"user\": \"me\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.warnings")
                .asArray()
                .containsExactly("Field 'user' can't be set here and was ignored");
    }

    @Test
    void makesWhoeverGuessesWaitLongerEachTime() {
        for (int i = 0; i < 5; i++) {
            assertThat(console.login("wrong")).hasStatus(401);
        }

        assertThat(console.login(PASSWORD))
                .hasStatus(429)
                .hasHeader("Retry-After", "1")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"title": "Too Many Requests", "status": 429, "success": false,
                         "detail": "Too many wrong passwords; try again in 1 s",
                         "message": "Too many wrong passwords; try again in 1 s"}
                        """);

        console.clock.advance(Duration.ofSeconds(1));
        assertThat(console.login("wrong")).hasStatus(401);
        assertThat(console.login("wrong")).hasStatus(429).hasHeader("Retry-After", "2");
        console.clock.advance(Duration.ofMillis(500));
        assertThat(console.login("wrong")).hasStatus(429).hasHeader("Retry-After", "2");
        assertThat(from("10.0.0.9", PASSWORD)).hasStatusOk();

        console.clock.advance(Duration.ofMillis(1500));
        assertThat(console.login(PASSWORD)).hasStatusOk();
        assertThat(console.login("wrong")).hasStatus(401);
        assertThat(console.login(PASSWORD)).hasStatusOk();
    }

    @Test
    void looksAtFewOfAThousandGuesses() {
        int looked = 0;
        for (int i = 0; i < 1000; i++) {
            looked +=
                    console.login("guess" + i).exchange().getResponse().getStatus() == 401 ? 1 : 0;
            console.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(looked).isBetween(6, 20);
    }

    @Test
    void takesAnIpv6NetworkForOneClient() {
        for (int i = 0; i < 5; i++) {
            assertThat(from("2001:db8:1:2::" + i, "wrong")).hasStatus(401);
        }

        assertThat(from("2001:db8:1:2:ffff::1", PASSWORD)).hasStatus(429);
        assertThat(from("2001:db8:1:3::1", PASSWORD)).hasStatusOk();
    }

    private MockMvcRequestBuilder from(String address, String password) {
        return console.login(password).remoteAddress(address);
    }
}
