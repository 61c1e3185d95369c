package io.qgateway.console;

import static io.qgateway.console.TestConsole.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Who gets where: every route with every kind of credential, and what is beside the routes. */
class RouteAccessTest {

    private static final String DRAFT = "{\"clientId\": \"c\", \"clientSecret\": \"s3cret\"}";

    private final TestConsole console = new TestConsole();

    @BeforeEach
    void createAnAccount() {
        assertThat(console.send(HttpMethod.POST, "/v2/accounts", DRAFT)).hasStatusOk();
    }

    static Stream<Arguments> routesAndWrongCredentials() {
        return Stream.of(
                        Arguments.of(HttpMethod.POST, "/v2/accounts"),
                        Arguments.of(HttpMethod.GET, "/v2/accounts"),
                        Arguments.of(HttpMethod.GET, "/v2/accounts/account-1"),
                        Arguments.of(HttpMethod.PATCH, "/v2/accounts/account-1"),
                        Arguments.of(HttpMethod.DELETE, "/v2/accounts/account-1"),
                        Arguments.of(HttpMethod.POST, "/v2/accounts/account-1/refresh"),
                        Arguments.of(HttpMethod.GET, "/v2/accounts/nobody"),
                        Arguments.of(HttpMethod.PUT, "/v2/accounts"),
                        Arguments.of(HttpMethod.POST, "/v2/chat/test"),
                        Arguments.of(HttpMethod.POST, "/v2/messages/test"),
                        Arguments.of(HttpMethod.GET, "/v2/models"),
                        Arguments.of(HttpMethod.GET, "/v2/stats"),
                        Arguments.of(HttpMethod.GET, "/v2/about"),
                        Arguments.of(HttpMethod.POST, "/v2/accounts/bulk"),
                        Arguments.of(HttpMethod.POST, "/v2/accounts/feed"),
                        Arguments.of(HttpMethod.POST, "/v2/accounts/account-1/test"),
                        Arguments.of(HttpMethod.POST, "/v2/auth/start"),
                        Arguments.of(HttpMethod.GET, "/v2/auth/status/login-1"),
                        Arguments.of(HttpMethod.POST, "/v2/auth/claim/login-1"),
                        Arguments.of(HttpMethod.DELETE, "/v2/auth/login-1"),
                        Arguments.of(HttpMethod.GET, "/api/session"),
                        Arguments.of(HttpMethod.POST, "/api/logout"))
                .flatMap(route -> wrongCredentials().map(credential -> and(route, credential)));
    }

    private static Arguments and(Arguments route, String credential) {
        return Arguments.of(route.get()[0], route.get()[1], credential);
    }

    private static Stream<String> wrongCredentials() {
        var clock = new SettableClock();
        var ended = new InMemoryEndedSessions();
        var others =
                new ConsoleSettings(new Concealed("another password"), TestConsole.SIGNING_SECRET);
        var elsewhere =
                new ConsoleSettings(new Concealed(PASSWORD), new Concealed("fedcba9876543210"));
        return Stream.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer " + PASSWORD,
                "Bearer 4f2c0d9be1a74386",
                "4f2c0d9be1a74386",
                "Bearer qgs_99999999999_AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Basic " + new TestConsole().token,
                "Bearer " + new TestConsole().token + "x",
                "Bearer " + new Sessions(others, ended, clock).begin(),
                "Bearer " + new Sessions(elsewhere, ended, clock).begin());
    }

    @ParameterizedTest
    @MethodSource("routesAndWrongCredentials")
    void opensNoRouteWithoutASession(HttpMethod method, String path, String credential) {
        var answer =
                console.anonymous(method, path)
                        .header("Authorization", credential)
                        .header("x-api-key", console.token)
                        .content(DRAFT);

        assertThat(answer)
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("WWW-Authenticate", "Bearer")
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("POST /api/login");
        assertThat(console.accounts.find("account-1"))
                .get()
                .extracting(AccountView::clientId)
                .isEqualTo("c");
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(
                        console.anonymous(HttpMethod.GET, "/v2/accounts")
                                .header("Authorization", "bearer  " + console.token))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store");
    }

    @Test
    void endsASessionAtOnceWhenItsOwnerLogsOut() {
        var another = "Bearer " + console.sessions.begin();

        assertThat(console.request(HttpMethod.POST, "/api/logout"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"success\": true}");

        assertThat(console.request(HttpMethod.GET, "/v2/accounts")).hasStatus(401);
        assertThat(
                        console.anonymous(HttpMethod.GET, "/v2/accounts")
                                .header("Authorization", another))
                .hasStatusOk();
    }

    @Test
    void tellsASessionWhenItEnds() {
        assertThat(console.request(HttpMethod.GET, "/api/session"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"expires_at": "2026-12-24T10:00:00Z", "csrfToken": "%s"}
                        """
                                .formatted(console.csrfToken()));
    }

    @Test
    void letsACookieReadButNotChangeAnything() {
        assertThat(console.browse(HttpMethod.GET, "/v2/accounts/account-1")).hasStatusOk();

        for (var wrong : List.of("", "x", console.token)) {
            assertThat(
                            console.browse(HttpMethod.DELETE, "/v2/accounts/account-1")
                                    .header("X-CSRF-Token", wrong))
                    .hasStatus(403)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .asString()
                    .contains("GET /api/session");
        }
        assertThat(
                        console.browse(HttpMethod.DELETE, "/v2/accounts/account-1")
                                .header("X-CSRF-Token", console.csrfToken()))
                .hasStatusOk();
    }

    @Test
    void goesByTheHeaderAloneWhereBothAreSent() {
        assertThat(
                        console.browse(HttpMethod.GET, "/v2/accounts")
                                .header("Authorization", "Bearer " + PASSWORD))
                .hasStatus(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example, 403",
        "Origin, http://localhost:1, 403",
        "Origin, null, 403",
        "Origin, ' http://[', 403",
        "Origin, http://localhost, 200",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200"
    })
    void refusesWhatAnotherSiteMakesABrowserSend(String header, String value, int status) {
        for (var request :
                List.of(
                        console.login(PASSWORD),
                        console.request(HttpMethod.DELETE, "/v2/accounts/account-1"))) {
            assertThat(request.header("Host", "localhost").header(header, value)).hasStatus(status);
        }
        assertThat(console.request(HttpMethod.GET, "/v2/accounts").header(header, value))
                .hasStatusOk();
    }

    @Test
    void endsASessionAfterThirtyDays() {
        console.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(console.request(HttpMethod.GET, "/v2/accounts")).hasStatusOk();

        console.clock.advance(Duration.ofSeconds(1));
        assertThat(console.request(HttpMethod.GET, "/v2/accounts")).hasStatus(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/login, POST",
        "GET, /api/logout, POST",
        "POST, /api/session, GET",
        "PUT, /v2/accounts, 'GET, POST'",
        "OPTIONS, /v2/accounts, 'GET, POST'",
        "POST, /v2/accounts/account-1, 'GET, PATCH, DELETE'",
        "GET, /v2/accounts/account-1/refresh, POST",
        "POST, /v2/stats, GET",
        "POST, /v2/about, GET",
        "GET, /v2/accounts/bulk, POST",
        "GET, /v2/accounts/feed, POST",
        "GET, /v2/accounts/account-1/test, POST",
        "GET, /v2/auth/start, POST",
        "POST, /v2/auth/status/login-1, GET",
        "GET, /v2/auth/claim/login-1, POST",
        "GET, /v2/auth/login-1, DELETE"
    })
    void namesTheMethodsOfAPath(String method, String path, String allowed) {
        assertThat(console.request(HttpMethod.valueOf(method), path))
                .hasStatus(405)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("Allow", allowed)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(method + " is not for this path; use " + allowed);
    }

    @ParameterizedTest
    @CsvSource({"/api", "/api/logins", "/v2/accounts/", "/v2/accounts/a/b", "/v2/nothing/here"})
    void reportsPathsThatLeadNowhere(String path) {
        assertThat(console.request(HttpMethod.GET, path))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("There is nothing at " + path);
    }
}
