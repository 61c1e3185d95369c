package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.oidc.OidcFailure.Refused;
import io.qgateway.accounts.oidc.OidcFailure.Throttled;
import io.qgateway.accounts.oidc.OidcFailure.Unreachable;
import io.qgateway.accounts.oidc.Reply.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells consent, refusal and everything else apart, in both forms that errors come in. */
final class ReplyReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_DESCRIPTION = 200;

    private final List<Secret> sent;

    /**
     * @param sent what must not be quoted
     */
    ReplyReader(List<Secret> sent) {
        this.sent = sent;
    }

    /**
     * @param errorType the header {@code x-amzn-ErrorType}
     */
    Reply read(int status, Optional<String> errorType, String body) {
        var json = parse(body);
        if (status == 200) {
            return new Accepted(json);
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

    private Reply refused(int status, Optional<String> name, JsonNode json) {
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
                .map(ReplyReader::shortened);
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
