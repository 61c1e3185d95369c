package io.qgateway.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.oidc.OidcFailure.Refused;
import io.qgateway.accounts.oidc.OidcFailure.Throttled;
import io.qgateway.accounts.oidc.OidcFailure.Unreachable;
import io.qgateway.parts.ChildJvm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOidcIT {

    private static final OidcTimeouts PATIENT =
            new OidcTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private static final Registration REGISTRATION =
            new Registration(
                    "us-east-1", "client-1", new Secret("client-secret-1"), Optional.empty());

    private final FakeOidc fake = new FakeOidc();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void sendsWhatARefreshTakes() throws Exception {
        var answer = refresh();

        assertThat(answer)
                .isEqualTo(
                        new Granted(
                                new Secret("access-2"),
                                Optional.of(new Secret("refresh-2")),
                                Duration.ofHours(1)));
        var request = fake.requests().getFirst();
        assertThat(request.path("grantType").asString()).isEqualTo("refresh_token");
        assertThat(request.path("clientId").asString()).isEqualTo("client-1");
        assertThat(request.path("clientSecret").asString()).isEqualTo("client-secret-1");
        assertThat(request.path("refreshToken").asString()).isEqualTo("refresh-1");
    }

    @Test
    void takesAnAnswerWithoutRefreshTokenOrLifetime() throws Exception {
        fake.answers(200, "{\"accessToken\":\"a\",\"refreshToken\":null}");

        assertThat(refresh())
                .isEqualTo(new Granted(new Secret("a"), Optional.empty(), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "1e300", "99999999999999999999", "null", "\"soon\"", "{}"})
    void keepsTokensOfAnOddLifetime(String lifetime) throws Exception {
        fake.answers(
                200,
                "{\"accessToken\":\"a\",\"refreshToken\":\"r\",\"expiresIn\":" + lifetime + "}");

        assertThat(refresh())
                .isEqualTo(
                        new Granted(
                                new Secret("a"),
                                Optional.of(new Secret("r")),
                                Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, INVALID_GRANT",
        "invalid_client, INVALID_CLIENT",
        "unauthorized_client, UNAUTHORIZED_CLIENT",
        "invalid_request, INVALID_REQUEST",
        "invalid_scope, INVALID_SCOPE",
        "unsupported_grant_type, UNSUPPORTED_GRANT_TYPE",
        "access_denied, ACCESS_DENIED",
        "expired_token, EXPIRED_TOKEN",
        "never_heard_of, OTHER"
    })
    void readsRefusalsOfTheBody(String name, OidcError error) throws Exception {
        fake.answers(400, "{\"error\":\"" + name + "\",\"error_description\":\"because\"}");

        assertThat(refresh()).isEqualTo(new Refused(error, "because"));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidGrantException, INVALID_GRANT",
        "InvalidClientException:http://internal.amazon.com/coral/, INVALID_CLIENT",
        "com.amazonaws.ssooidc#UnauthorizedClientException, UNAUTHORIZED_CLIENT",
        "InvalidRequestRegionException, INVALID_REQUEST_REGION",
    })
    void readsRefusalsOfTheHeaderAndOfTheType(String type, OidcError error) throws Exception {
        fake.answers(exchange -> {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", type);
            FakeOidc.reply(exchange, 400, "{\"message\":\"because\"}");
        });
        assertThat(refresh()).isEqualTo(new Refused(error, "because"));

        fake.answers(401, "{\"__type\":\"" + type + "\",\"message\":\"because\"}");
        assertThat(refresh()).isEqualTo(new Refused(error, "because"));
    }

    @Test
    void waitsWhenAskedTo() throws Exception {
        fake.answers(429, "");
        assertThat(refresh()).isEqualTo(new Throttled("too many requests"));

        fake.answers(400, "{\"error\":\"slow_down\"}");
        assertThat(refresh()).isEqualTo(new Throttled("slow_down"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {}",
                "200 []",
                "200 {\"accessToken\":\"\"}",
                "200 {\"accessToken\":7}",
                "200 {\"accessToken\":\"cut",
                "200 <html>Welcome to the hotel's network</html>",
                "200 ",
                "302 ",
                "400 <html>Bad gateway</html>",
                "500 {\"error\":\"invalid_grant\"}",
                "503 "
            })
    void isInDoubtAboutEverythingElse(String answer) throws Exception {
        fake.answers(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));

        assertThat(refresh()).isInstanceOf(InDoubt.class);
    }

    @Test
    void isInDoubtAboutAnAnswerWithoutEnd() throws Exception {
        fake.answers(200, "{\"accessToken\":\"" + "a".repeat(100_000) + "\"}");

        assertThat(refresh()).isInstanceOf(InDoubt.class);
    }

    @Test
    void sendsOnceWhenTheConnectionIsLost() throws Exception {
        fake.losesAnAnswer();

        assertThat(refresh()).isInstanceOf(InDoubt.class);
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void takesNoConnectionThatTheOtherSideMayHaveGivenUp() throws Exception {
        try (var server = new HangingUpServer(1)) {
            var oidc = oidc(server.endpoint(), HttpClient.Builder.NO_PROXY, PATIENT);

            assertThat(refresh(oidc)).isInstanceOf(Granted.class);
            assertThat(refresh(oidc)).isInstanceOf(Granted.class);

            assertThat(server.bodies()).hasSize(2);
        }
    }

    @Test
    void sendsOnceEvenWhereTheHttpClientIsToldToTryAgain() throws Exception {
        try (var server = new HangingUpServer(0)) {
            var eager =
                    ChildJvm.start(
                            RefreshInEagerJvm.class,
                            List.of("-Djdk.httpclient.enableAllMethodRetry=true"),
                            server.endpoint().toString());
            try (var output = eager.inputReader()) {
                assertThat(output.readLine()).isEqualTo("InDoubt");
            } finally {
                eager.destroyForcibly().waitFor();
            }

            assertThat(server.bodies()).hasSize(1);
        }
    }

    @Test
    void isInDoubtWhenTheAnswerDoesNotComeInTime() throws Exception {
        fake.answers(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        var impatient = new OidcTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300));

        var answer = refresh(oidc(fake.endpoint(), HttpClient.Builder.NO_PROXY, impatient));

        assertThat(answer).isInstanceOf(InDoubt.class);
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void sendsNothingToARegionThatIsNone() throws Exception {
        var elsewhere =
                new Registration("us-east-1.evil.example", "c", new Secret("s"), Optional.empty());

        assertThat(
                        oidc(fake.endpoint(), HttpClient.Builder.NO_PROXY, PATIENT)
                                .refresh(elsewhere, new Secret("refresh-1")))
                .isInstanceOf(Unreachable.class);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void knowsThatNothingWasSentWhenNobodyListens() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(refresh(oidc(nobody, HttpClient.Builder.NO_PROXY, PATIENT)))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        var proxy =
                ProxySelector.of(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), fake.endpoint().getPort()));
        var elsewhere = URI.create("http://oidc.invalid/");

        assertThat(refresh(oidc(elsewhere, proxy, PATIENT))).isInstanceOf(Granted.class);

        fake.answers(407, "");
        assertThat(refresh(oidc(elsewhere, proxy, PATIENT))).isInstanceOf(Unreachable.class);
    }

    @Test
    void neverQuotesASecret() throws Exception {
        fake.answers(
                400,
                """
                {"error":"invalid_grant","error_description":"no refresh-1 of client-secret-1"}\
                """);

        assertThat(refresh()).isEqualTo(new Refused(OidcError.INVALID_GRANT, "no *** of ***"));
        assertThat(REGISTRATION.toString()).doesNotContain("client-secret-1");
    }

    private TokenAnswer refresh() throws InterruptedException {
        return refresh(oidc(fake.endpoint(), HttpClient.Builder.NO_PROXY, PATIENT));
    }

    private static TokenAnswer refresh(Oidc oidc) throws InterruptedException {
        return oidc.refresh(REGISTRATION, new Secret("refresh-1"));
    }

    private static Oidc oidc(URI endpoint, ProxySelector proxy, OidcTimeouts timeouts) {
        return new HttpOidc(Optional.of(endpoint), proxy, timeouts);
    }
}
