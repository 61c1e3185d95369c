package io.qgateway.simulator.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityProviderTest {

    private final List<String> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    private static final String START = "https://view.awsapps.com/start";

    private final TokenEvents listener =
            new TokenEvents() {
                @Override
                public void refreshed(String account) {
                    events.add("refreshed " + account);
                }

                @Override
                public void reused(String account) {
                    events.add("reused " + account);
                }

                @Override
                public void familyRevoked(String account) {
                    events.add("revoked " + account);
                }

                @Override
                public void loggedIn(String account, boolean company) {
                    events.add("logged in " + account);
                }
            };

    @Test
    void letsAccessTokensExpireByTheClock() {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);

        now = now.plus(Duration.ofMinutes(60)).minusSeconds(1);
        assertThat(provider.authenticate(credentials.accessToken())).contains("a");

        now = now.plusSeconds(1);
        assertThat(provider.authenticate(credentials.accessToken())).isEmpty();
    }

    @Test
    void keepsTheRefreshTokenWithoutRotation() {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);

        var first = granted(refresh(provider, credentials));
        var second = granted(refresh(provider, credentials));

        assertThat(first.refreshToken()).isEmpty();
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(provider.authenticate(first.accessToken())).contains("a");
        assertThat(provider.authenticate(second.accessToken())).contains("a");
        assertThat(events).containsExactly("refreshed a", "refreshed a");
    }

    @Test
    void takesAReplacedRefreshTokenDuringTheGraceOnly() {
        var provider = provider(RotationMode.ROTATE_WITH_GRACE);
        var credentials = logIn(provider);
        var first = granted(refresh(provider, credentials));

        now = now.plusSeconds(59);
        var again = granted(refresh(provider, credentials));
        now = now.plusSeconds(1);

        assertThat(first.refreshToken()).isNotEqualTo(again.refreshToken());
        assertThat(refresh(provider, credentials)).isEqualTo(failed(OidcError.INVALID_GRANT));
        assertThat(granted(refresh(provider, provider.credentials("a").orElseThrow()))).isNotNull();
        assertThat(events)
                .containsExactly(
                        "refreshed a", "reused a", "refreshed a", "reused a", "refreshed a");
    }

    @Test
    void revokesTheFamilyWhenARefreshTokenIsReused() {
        var provider = provider(RotationMode.ROTATE_WITH_FAMILY_REVOCATION);
        var credentials = logIn(provider);
        var renewed = granted(refresh(provider, credentials));
        var newest = provider.credentials("a").orElseThrow();

        assertThat(refresh(provider, credentials)).isEqualTo(failed(OidcError.INVALID_GRANT));

        assertThat(refresh(provider, newest)).isEqualTo(failed(OidcError.INVALID_GRANT));
        assertThat(provider.authenticate(renewed.accessToken())).isEmpty();
        assertThat(provider.authenticate(credentials.accessToken())).isEmpty();
        assertThat(events).containsExactly("refreshed a", "reused a", "revoked a");
    }

    @Test
    void leavesOtherLoginsAloneWhenAFamilyIsRevoked() {
        var provider = provider(RotationMode.ROTATE_WITH_FAMILY_REVOCATION);
        var old = logIn(provider);
        refresh(provider, old);
        var anew = logIn(provider);

        refresh(provider, old);

        assertThat(provider.authenticate(anew.accessToken())).contains("a");
        assertThat(granted(refresh(provider, anew))).isNotNull();
    }

    @Test
    void refusesAnUnknownTokenAndAnotherClientsToken() {
        var provider = provider(RotationMode.NO_ROTATION);
        var mine = logIn(provider);
        var other = provider.register();

        assertThat(provider.refresh(mine.clientId(), mine.clientSecret(), "nonsense"))
                .isEqualTo(failed(OidcError.INVALID_GRANT));
        assertThat(provider.refresh(other.id(), other.secret(), mine.refreshToken()))
                .isEqualTo(failed(OidcError.INVALID_GRANT));
    }

    @Test
    void refusesAWrongSecretAndAnExpiredRegistration() {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);

        assertThat(provider.refresh(credentials.clientId(), "wrong", credentials.refreshToken()))
                .isEqualTo(failed(OidcError.INVALID_CLIENT));

        now = now.plus(Duration.ofDays(90));
        assertThat(refresh(provider, credentials)).isEqualTo(failed(OidcError.INVALID_CLIENT));
        assertThat(provider.startLogin(credentials.clientId(), credentials.clientSecret(), START))
                .isEmpty();
    }

    @Test
    void givesTokensOnceALoginIsApproved() {
        var provider = provider(RotationMode.NO_ROTATION);
        var client = provider.register();
        var login = provider.startLogin(client.id(), client.secret(), START).orElseThrow();

        assertThat(poll(provider, client, login))
                .isEqualTo(failed(OidcError.AUTHORIZATION_PENDING));
        assertThat(provider.waitingLogins()).containsExactly(login.userCode());
        assertThat(provider.approve(login.userCode(), "b")).isTrue();
        now = now.plusSeconds(5);
        var tokens = granted(poll(provider, client, login));

        assertThat(provider.authenticate(tokens.accessToken())).contains("b");
        assertThat(tokens.refreshToken()).isPresent();
        assertThat(events).containsExactly("logged in b");
        assertThat(provider.waitingLogins()).isEmpty();
        assertThat(poll(provider, client, login)).isEqualTo(failed(OidcError.INVALID_GRANT));
    }

    @Test
    void tellsAFastPollerToSlowDownByFiveSeconds() {
        var provider = provider(RotationMode.NO_ROTATION);
        var client = provider.register();
        var login = provider.startLogin(client.id(), client.secret(), START).orElseThrow();

        poll(provider, client, login);
        now = now.plusSeconds(4);
        assertThat(poll(provider, client, login)).isEqualTo(failed(OidcError.SLOW_DOWN));
        now = now.plusSeconds(9);
        assertThat(poll(provider, client, login)).isEqualTo(failed(OidcError.SLOW_DOWN));
        now = now.plusSeconds(15);
        assertThat(poll(provider, client, login))
                .isEqualTo(failed(OidcError.AUTHORIZATION_PENDING));
    }

    @Test
    void saysWhenALoginWasDeniedOrHasExpired() {
        var provider = provider(RotationMode.NO_ROTATION);
        var client = provider.register();
        var denied = provider.startLogin(client.id(), client.secret(), START).orElseThrow();
        var late = provider.startLogin(client.id(), client.secret(), START).orElseThrow();

        assertThat(provider.deny(denied.userCode())).isTrue();
        assertThat(poll(provider, client, denied)).isEqualTo(failed(OidcError.ACCESS_DENIED));

        now = now.plus(Duration.ofMinutes(10));
        assertThat(poll(provider, client, late)).isEqualTo(failed(OidcError.EXPIRED_TOKEN));
        assertThat(provider.approve("NOBO-DYSS", "b")).isFalse();
    }

    @Test
    void failsTheNextRefreshesOfAnAccountOneAfterTheOther() {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);
        provider.failNext("a", List.of(IdpFault.SERVER_ERROR, IdpFault.TOO_MANY_REQUESTS));

        assertThat(refresh(provider, credentials)).isEqualTo(failed(OidcError.SERVER_ERROR));
        assertThat(refresh(provider, credentials)).isEqualTo(failed(OidcError.TOO_MANY_REQUESTS));
        assertThat(granted(refresh(provider, credentials))).isNotNull();
    }

    @Test
    void failsTheNextRequestWhoeverMakesIt() {
        var provider = provider(RotationMode.NO_ROTATION);
        var client = provider.register();
        var login = provider.startLogin(client.id(), client.secret(), START).orElseThrow();
        provider.failNext(List.of(IdpFault.SLOW_DOWN, IdpFault.SERVER_ERROR));

        assertThat(poll(provider, client, login)).isEqualTo(failed(OidcError.SLOW_DOWN));
        assertThat(refresh(provider, logIn(provider))).isEqualTo(failed(OidcError.SERVER_ERROR));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_REQUEST", "LOST_RESPONSE"})
    void losesARefreshBeforeOrAfterItHappened(IdpFault fault) {
        var provider = provider(RotationMode.ROTATE_WITH_FAMILY_REVOCATION);
        var credentials = logIn(provider);
        provider.failNext("a", List.of(fault));

        assertThat(refresh(provider, credentials)).isEqualTo(new TokenAnswer.Lost());

        var rotated = !provider.credentials("a").orElseThrow().equals(credentials);
        assertThat(rotated).isEqualTo(fault == IdpFault.LOST_RESPONSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_GRANT", "INVALID_CLIENT"})
    void saysThatASessionIsOverThoughItIsNot(IdpFault fault) {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);
        provider.failNext("a", List.of(fault));

        assertThat(refresh(provider, credentials))
                .isEqualTo(failed(OidcError.valueOf(fault.name())));
        assertThat(granted(refresh(provider, credentials))).isNotNull();
    }

    @Test
    void endsTokensOnRequest() {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);

        provider.expireAccessTokens("a");
        assertThat(provider.authenticate(credentials.accessToken())).isEmpty();
        assertThat(granted(refresh(provider, credentials))).isNotNull();

        provider.revoke("a");
        assertThat(refresh(provider, credentials)).isEqualTo(failed(OidcError.INVALID_GRANT));
    }

    @Test
    void changesItsRotationUntilItIsReset() {
        var provider = provider(RotationMode.NO_ROTATION);
        provider.rotate(RotationMode.ROTATE_WITH_GRACE);
        assertThat(granted(refresh(provider, logIn(provider))).refreshToken()).isPresent();

        provider.reset();

        assertThat(provider.credentials("a")).isEmpty();
        assertThat(granted(refresh(provider, logIn(provider))).refreshToken()).isEmpty();
    }

    @Test
    void printsNoSecrets() {
        var provider = provider(RotationMode.NO_ROTATION);
        var credentials = logIn(provider);

        assertThat(credentials.toString() + refresh(provider, credentials) + provider.register())
                .doesNotContain("aoaAAAAA", "aorAAAAA", "secret");
    }

    private IdentityProvider provider(RotationMode rotation) {
        var settings =
                new IdpSettings(
                        rotation,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofDays(90),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ZERO,
                        ErrorForm.BODY_ONLY,
                        () -> now);
        return new IdentityProvider(settings, listener);
    }

    private static Credentials logIn(IdentityProvider provider) {
        provider.logIn("a");
        return provider.credentials("a").orElseThrow();
    }

    private static TokenAnswer refresh(IdentityProvider provider, Credentials credentials) {
        return provider.refresh(
                credentials.clientId(), credentials.clientSecret(), credentials.refreshToken());
    }

    private static TokenAnswer poll(IdentityProvider provider, Client client, DeviceLogin login) {
        return provider.exchangeDeviceCode(client.id(), client.secret(), login.deviceCode());
    }

    private static TokenAnswer.Granted granted(TokenAnswer answer) {
        assertThat(answer).isInstanceOf(TokenAnswer.Granted.class);
        return (TokenAnswer.Granted) answer;
    }

    private static TokenAnswer failed(OidcError error) {
        return new TokenAnswer.Failed(error);
    }
}
