package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.TokenAnswer.Granted;
import io.qgateway.accounts.oidc.TokenAnswer.InDoubt;
import io.qgateway.accounts.oidc.TokenAnswer.Refused;
import io.qgateway.accounts.oidc.TokenAnswer.Throttled;
import io.qgateway.accounts.oidc.TokenAnswer.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the answer to a token request; what it can't read leaves the request in doubt. */
final class TokenAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_DESCRIPTION = 200;

    private final List<Secret> sent;

    TokenAnswers(RefreshRequest request) {
        this.sent = List.of(request.refreshToken(), request.clientSecret());
    }

    /**
     * @param errorType the header {@code x-amzn-ErrorType}
     */
    TokenAnswer read(int status, Optional<String> errorType, String body) {
        var json = parse(body);
        if (status == 200) {
            return granted(json);
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Throttled(description(json).orElse("too many requests"));
        }
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new Unreachable("the proxy wants credentials");
        }
        if (status >= 400 && status < 500) {
            return refused(status, errorName(errorType, json), json);
        }
        return new InDoubt("the identity provider answered with HTTP status " + status);
    }

    private static TokenAnswer granted(JsonNode json) {
        var accessToken = text(json, "accessToken");
        if (accessToken.isEmpty()) {
            return new InDoubt("the identity provider's answer holds no access token");
        }
        return new Granted(
                new Secret(accessToken.get()),
                text(json, "refreshToken").map(Secret::new),
                lifetime(json));
    }

    /** Tokens of an odd lifetime are tokens nonetheless, and not to be thrown away. */
    private static Duration lifetime(JsonNode json) {
        long seconds = json.path("expiresIn").asLong(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LIFETIME;
    }

    private TokenAnswer refused(int status, Optional<String> name, JsonNode json) {
        if (name.isEmpty()) {
            return new InDoubt(
                    "HTTP status " + status + " without an error of the identity provider");
        }
        var description = description(json).orElse(name.get());
        var error = OidcError.of(name.get());
        return error == OidcError.SLOW_DOWN
                ? new Throttled(description)
                : new Refused(error, description);
    }

    private static Optional<String> errorName(Optional<String> errorType, JsonNode json) {
        return Stream.of(text(json, "error"), errorType, text(json, "__type"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> description(JsonNode json) {
        return text(json, "error_description")
                .or(() -> text(json, "message"))
                .map(this::masked)
                .map(TokenAnswers::shortened);
    }

    /** An identity provider may well quote what it was sent. */
    private String masked(String text) {
        var masked = text;
        for (var secret : sent) {
            masked = masked.replace(secret.value(), secret.toString());
        }
        return masked;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_DESCRIPTION) + "…";
    }

    private static Optional<String> text(JsonNode json, String name) {
        var value = json.path(name);
        return value.isString()
                ? Optional.of(value.stringValue()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
