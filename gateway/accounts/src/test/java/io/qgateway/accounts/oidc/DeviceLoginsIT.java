package io.qgateway.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SettableClock;
import io.qgateway.accounts.oidc.AuthorizationAnswer.Started;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.oidc.OidcFailure.Refused;
import io.qgateway.accounts.oidc.RegistrationAnswer.Registered;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import io.qgateway.simulator.idp.ErrorForm;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceLoginsIT {

    private final SettableClock clock =
            new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @ParameterizedTest
    @EnumSource
    void logsAPersonInAndRefreshesWithTheSameRegistration(ErrorForm form) throws Exception {
        try (var simulator = Simulator.start(options().withErrorForm(form))) {
            var oidc = oidc(simulator.endpoint());
            var registration = register(oidc);
            var login = start(oidc, registration);

            var before = oidc.ask(registration, login.deviceCode());
            simulator.approveLogin(login.userCode(), "tina");
            clock.advance(login.interval());
            var tokens = (Granted) oidc.ask(registration, login.deviceCode());

            assertThat(before).isEqualTo(new LoginAnswer.Pending());
            assertThat(registration.expiresAt())
                    .contains(clock.instant().minus(login.interval()).plus(Duration.ofDays(90)));
            assertThat(login.verificationUriComplete().toString())
                    .startsWith(login.verificationUri().toString())
                    .endsWith(login.userCode());
            assertThat(login.expiresIn()).isEqualTo(Duration.ofMinutes(10));
            assertThat(login.interval()).isEqualTo(Duration.ofSeconds(5));
            assertThat(tokens.expiresIn()).isEqualTo(Duration.ofHours(1));
            assertThat(oidc.refresh(registration, tokens.refreshToken().orElseThrow()))
                    .isInstanceOf(Granted.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hearsThatItIsTooFastThatItWasDeniedAndThatItIsTooLate(ErrorForm form) throws Exception {
        try (var simulator = Simulator.start(options().withErrorForm(form))) {
            var oidc = oidc(simulator.endpoint());
            var registration = register(oidc);
            var denied = start(oidc, registration);
            var late = start(oidc, registration);

            oidc.ask(registration, denied.deviceCode());
            assertThat(oidc.ask(registration, denied.deviceCode()))
                    .isEqualTo(new LoginAnswer.SlowDown());
            simulator.denyLogin(denied.userCode());
            clock.advance(Duration.ofMinutes(1));
            assertThat(oidc.ask(registration, denied.deviceCode()))
                    .isEqualTo(new LoginAnswer.Denied());
            clock.advance(Duration.ofMinutes(10));
            assertThat(oidc.ask(registration, late.deviceCode()))
                    .isEqualTo(new LoginAnswer.Expired());
        }
    }

    @Test
    void hearsThatItsRegistrationIsOver() throws Exception {
        try (var simulator = Simulator.start(options())) {
            var oidc = oidc(simulator.endpoint());
            var registration = register(oidc);
            var login = start(oidc, registration);
            clock.advance(Duration.ofDays(91));

            assertThat(oidc.start(registration, StartUrl.BUILDER_ID))
                    .isInstanceOfSatisfying(Refused.class, this::isAboutTheClient);
            assertThat(oidc.ask(registration, login.deviceCode()))
                    .isInstanceOfSatisfying(Refused.class, this::isAboutTheClient);
        }
    }

    @Test
    void asksForWhatAmazonQTakes() throws Exception {
        try (var fake = new FakeOidc()) {
            fake.answers(200, "{\"clientId\":\"c\",\"clientSecret\":\"s\"}");
            var registered = (Registered) oidc(fake.endpoint()).register("eu-central-1");

            assertThat(registered.registration())
                    .isEqualTo(
                            new Registration(
                                    "eu-central-1", "c", new Secret("s"), Optional.empty()));
            var request = fake.requests().getFirst();
            assertThat(request.path("clientType").asString()).isEqualTo("public");
            assertThat(request.path("scopes").toString())
                    .contains("codewhisperer:completions", "codewhisperer:conversations");
        }
    }

    @Test
    void sendsNothingToARegionThatIsNone() {
        try (var fake = new FakeOidc()) {
            assertThatThrownBy(() -> oidc(fake.endpoint()).register("us-east1"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(fake.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html>Welcome to the hotel's network</html>",
                "{\"clientId\":\"c\"}",
                "{\"clientId\":\"\",\"clientSecret\":\"\"}",
                "{\"deviceCode\":\"d\",\"userCode\":\"u\"}",
                "{\"deviceCode\":\"d\",\"userCode\":\"u\",\"verificationUri\":\"javascript:alert(1)\"}",
                "{\"deviceCode\":\"d\",\"userCode\":\"u\",\"verificationUri\":\"no page\"}",
                "{\"deviceCode\":\"d\",\"userCo"
            })
    void takesNothingFromAnAnswerWithoutItsPoint(String body) throws Exception {
        try (var fake = new FakeOidc()) {
            fake.answers(200, body);
            var oidc = oidc(fake.endpoint());

            assertThat(oidc.register("us-east-1")).isInstanceOf(InDoubt.class);
            assertThat(oidc.start(registration(), StartUrl.BUILDER_ID)).isInstanceOf(InDoubt.class);
            assertThat(oidc.ask(registration(), new Secret("d"))).isInstanceOf(InDoubt.class);
        }
    }

    @Test
    void goesByWhatIsUsualWhereAnAnswerTalksNonsense() throws Exception {
        try (var fake = new FakeOidc()) {
            var oidc = oidc(fake.endpoint());
            fake.answers(
                    200,
                    """
                    {"deviceCode":"d","userCode":"u","verificationUri":"https://page.example/",
                     "expiresIn":-1,"interval":99999999999999999999}\
                    """);

            var login = ((Started) oidc.start(registration(), StartUrl.BUILDER_ID)).authorization();

            assertThat(login.expiresIn()).isEqualTo(Duration.ofMinutes(10));
            assertThat(login.interval()).isEqualTo(Duration.ofSeconds(5));
            assertThat(login.verificationUriComplete()).isEqualTo(login.verificationUri());

            fake.answers(
                    200,
                    "{\"clientId\":\"c\",\"clientSecret\":\"s\",\"clientSecretExpiresAt\":1e300}");
            assertThat(((Registered) oidc.register("us-east-1")).registration().expiresAt())
                    .isEmpty();
        }
    }

    @Test
    void neverQuotesASecret() throws Exception {
        try (var fake = new FakeOidc()) {
            fake.answers(
                    400,
                    "{\"error\":\"invalid_request\",\"error_description\":\"device-1, client-secret-1\"}");
            var oidc = oidc(fake.endpoint());

            assertThat(oidc.ask(registration(), new Secret("device-1")))
                    .isEqualTo(new Refused(OidcError.INVALID_REQUEST, "***, ***"));
        }
    }

    private void isAboutTheClient(Refused refused) {
        assertThat(refused.error()).isEqualTo(OidcError.INVALID_CLIENT);
    }

    private SimulatorOptions options() {
        return SimulatorOptions.defaults()
                .withClock(clock)
                .withDeviceLogin(Duration.ofSeconds(5), Duration.ofMinutes(10));
    }

    private static Registration register(DeviceLogins oidc) throws InterruptedException {
        return ((Registered) oidc.register("us-east-1")).registration();
    }

    private static DeviceAuthorization start(DeviceLogins oidc, Registration registration)
            throws InterruptedException {
        return ((Started) oidc.start(registration, StartUrl.BUILDER_ID)).authorization();
    }

    private static Registration registration() {
        return new Registration(
                "us-east-1", "client-1", new Secret("client-secret-1"), Optional.empty());
    }

    private static HttpOidc oidc(URI endpoint) {
        return new HttpOidc(
                Optional.of(endpoint), HttpClient.Builder.NO_PROXY, OidcTimeouts.usual());
    }
}
