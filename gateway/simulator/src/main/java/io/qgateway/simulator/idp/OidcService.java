package io.qgateway.simulator.idp;

import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The identity provider's endpoints: camelCase JSON in and out. */
public final class OidcService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private final IdentityProvider provider;

    public OidcService(IdentityProvider provider) {
        this.provider = provider;
    }

    /** {@code POST /client/register}. */
    public Answer register(Request request) {
        var body = body(request);
        if (body.isEmpty() || text(body.get(), "clientName").isEmpty()) {
            return failure(OidcError.INVALID_REQUEST);
        }
        var client = provider.register();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("clientId", client.id());
        answer.put("clientSecret", client.secret());
        answer.put("clientIdIssuedAt", client.issuedAt().getEpochSecond());
        answer.put("clientSecretExpiresAt", client.expiresAt().getEpochSecond());
        return ok(answer);
    }

    /** {@code POST /device_authorization}. */
    public Answer authorizeDevice(Request request) {
        var body = body(request);
        if (body.isEmpty() || text(body.get(), "startUrl").isEmpty()) {
            return failure(OidcError.INVALID_REQUEST);
        }
        return provider.startLogin(
                        text(body.get(), "clientId"),
                        text(body.get(), "clientSecret"),
                        text(body.get(), "startUrl"))
                .map(login -> started(login, "http://" + request.header("host").orElse("")))
                .orElseGet(() -> failure(OidcError.INVALID_CLIENT));
    }

    /** {@code POST /token}. */
    public Answer token(Request request) {
        var answer = body(request).map(this::token);
        return new Answer.Later(
                provider.settings().tokenLatency(),
                answer.orElseGet(() -> failure(OidcError.INVALID_REQUEST)));
    }

    private Answer token(JsonNode body) {
        var clientId = text(body, "clientId");
        var clientSecret = text(body, "clientSecret");
        return switch (text(body, "grantType")) {
            case DEVICE_CODE ->
                    answer(
                            provider.exchangeDeviceCode(
                                    clientId, clientSecret, text(body, "deviceCode")));
            case "refresh_token" ->
                    answer(provider.refresh(clientId, clientSecret, text(body, "refreshToken")));
            case "" -> failure(OidcError.INVALID_REQUEST);
            default -> failure(OidcError.UNSUPPORTED_GRANT_TYPE);
        };
    }

    private Answer answer(TokenAnswer tokens) {
        return switch (tokens) {
            case TokenAnswer.Granted granted -> ok(granted(granted));
            case TokenAnswer.Failed(var error) -> failure(error);
            case TokenAnswer.Lost() -> new Answer.Reset();
        };
    }

    private static Map<String, Object> granted(TokenAnswer.Granted granted) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("accessToken", granted.accessToken());
        answer.put("tokenType", "Bearer");
        answer.put("expiresIn", granted.lifetime().toSeconds());
        granted.refreshToken().ifPresent(token -> answer.put("refreshToken", token));
        return answer;
    }

    private Answer started(DeviceLogin login, String base) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("deviceCode", login.deviceCode());
        answer.put("userCode", login.userCode());
        answer.put("verificationUri", base + "/device");
        answer.put("verificationUriComplete", base + "/device?user_code=" + login.userCode());
        answer.put("expiresIn", provider.settings().deviceLifetime().toSeconds());
        answer.put("interval", provider.settings().deviceInterval().toSeconds());
        return ok(answer);
    }

    private static Answer ok(Map<String, Object> body) {
        return Answer.Content.json(200, JSON.writeValueAsString(body));
    }

    private Answer failure(OidcError error) {
        var body = new LinkedHashMap<String, String>();
        body.put("error", error.code());
        body.put("error_description", error.description());
        Map<String, String> headers =
                switch (provider.settings().errorForm()) {
                    case WITH_TYPE_HEADER -> Map.of("x-amzn-ErrorType", error.type());
                    case BODY_ONLY -> Map.of();
                };
        return new Answer.Content(
                error.status(), "application/json", headers, JSON.writeValueAsString(body));
    }

    private static Optional<JsonNode> body(Request request) {
        try {
            return Optional.of(JSON.readTree(request.body())).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }
}
