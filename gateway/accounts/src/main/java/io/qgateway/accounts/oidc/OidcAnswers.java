package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.LoginAnswer.Denied;
import io.qgateway.accounts.oidc.LoginAnswer.Expired;
import io.qgateway.accounts.oidc.LoginAnswer.Pending;
import io.qgateway.accounts.oidc.LoginAnswer.SlowDown;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.oidc.OidcFailure.Refused;
import io.qgateway.accounts.oidc.OidcFailure.Throttled;
import io.qgateway.accounts.oidc.Reply.Accepted;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes out what the identity provider's replies hold; what lacks its point is in doubt. */
final class OidcAnswers {

    private static final Duration USUAL_TOKEN_LIFETIME = Duration.ofHours(1);
    private static final Duration LONGEST_TOKEN_LIFETIME = Duration.ofDays(90);
    private static final Duration USUAL_LOGIN_LIFETIME = Duration.ofMinutes(10);
    private static final Duration LONGEST_LOGIN_LIFETIME = Duration.ofHours(1);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);
    private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T00:00:00Z");

    private OidcAnswers() {}

    static RegistrationAnswer registration(String region, Reply reply) {
        return switch (reply) {
            case Accepted(var json) -> registered(region, json);
            case OidcFailure failure -> failure;
        };
    }

    static AuthorizationAnswer authorization(Reply reply) {
        return switch (reply) {
            case Accepted(var json) -> started(json);
            case OidcFailure failure -> failure;
        };
    }

    static TokenAnswer tokens(Reply reply) {
        return switch (reply) {
            case Accepted(var json) ->
                    granted(json)
                            .<TokenAnswer>map(tokens -> tokens)
                            .orElseGet(() -> lacks("access token"));
            case OidcFailure failure -> failure;
        };
    }

    static LoginAnswer login(Reply reply) {
        return switch (reply) {
            case Accepted(var json) -> loggedIn(json);
            case Refused refused -> undecided(refused);
            case Throttled _ -> new SlowDown();
            case OidcFailure failure -> failure;
        };
    }

    private static LoginAnswer undecided(Refused refused) {
        return switch (refused.error()) {
            case AUTHORIZATION_PENDING -> new Pending();
            case SLOW_DOWN -> new SlowDown();
            case ACCESS_DENIED -> new Denied();
            case EXPIRED_TOKEN -> new Expired();
            case INVALID_CLIENT,
                    INVALID_GRANT,
                    INVALID_REQUEST,
                    INVALID_REQUEST_REGION,
                    INVALID_SCOPE,
                    UNAUTHORIZED_CLIENT,
                    UNSUPPORTED_GRANT_TYPE,
                    OTHER ->
                    refused;
        };
    }

    private static RegistrationAnswer registered(String region, JsonNode json) {
        var id = text(json, "clientId");
        var secret = text(json, "clientSecret");
        if (id.isEmpty() || secret.isEmpty()) {
            return lacks("client");
        }
        return new RegistrationAnswer.Registered(
                new Registration(
                        region,
                        id.get(),
                        new Secret(secret.get()),
                        moment(json, "clientSecretExpiresAt")));
    }

    private static AuthorizationAnswer started(JsonNode json) {
        var deviceCode = text(json, "deviceCode");
        var userCode = text(json, "userCode");
        var page = page(json, "verificationUri");
        if (deviceCode.isEmpty() || userCode.isEmpty() || page.isEmpty()) {
            return lacks("device code with a page to enter it");
        }
        return new AuthorizationAnswer.Started(
                new DeviceAuthorization(
                        new Secret(deviceCode.get()),
                        userCode.get(),
                        page.get(),
                        page(json, "verificationUriComplete").orElse(page.get()),
                        span(json, "expiresIn", USUAL_LOGIN_LIFETIME, LONGEST_LOGIN_LIFETIME),
                        span(json, "interval", USUAL_INTERVAL, LONGEST_INTERVAL)));
    }

    private static LoginAnswer loggedIn(JsonNode json) {
        return granted(json)
                .<LoginAnswer>map(tokens -> tokens)
                .orElseGet(() -> lacks("access token"));
    }

    /** Tokens of an odd lifetime are tokens nonetheless, and not to be thrown away. */
    private static Optional<Granted> granted(JsonNode json) {
        return text(json, "accessToken")
                .map(accessToken ->
                        new Granted(
                                new Secret(accessToken),
                                text(json, "refreshToken").map(Secret::new),
                                span(
                                        json,
                                        "expiresIn",
                                        USUAL_TOKEN_LIFETIME,
                                        LONGEST_TOKEN_LIFETIME)));
    }

    private static InDoubt lacks(String what) {
        return new InDoubt("the identity provider's answer holds no " + what);
    }

    /** A number of seconds that makes sense, or what is usual. */
    private static Duration span(JsonNode json, String name, Duration usual, Duration longest) {
        long seconds = json.path(name).asLong(0);
        return seconds > 0 && seconds <= longest.toSeconds() ? Duration.ofSeconds(seconds) : usual;
    }

    private static Optional<Instant> moment(JsonNode json, String name) {
        long seconds = json.path(name).asLong(0);
        return seconds > 0 && seconds < LAST_EXPIRY.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    /** People are sent there, so it is a web page or nothing. */
    private static Optional<URI> page(JsonNode json, String name) {
        return text(json, name).flatMap(OidcAnswers::page);
    }

    private static Optional<URI> page(String text) {
        try {
            var uri = new URI(text);
            boolean isPage =
                    uri.getHost() != null
                            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return Optional.of(uri).filter(_ -> isPage);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String name) {
        var value = json.path(name);
        return value.isString()
                ? Optional.of(value.stringValue()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
