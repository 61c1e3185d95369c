package io.qgateway.accounts.oidc;

import io.qgateway.accounts.oidc.TokenAnswer.InDoubt;
import io.qgateway.accounts.oidc.TokenAnswer.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity provider over HTTP. Each request has a client, and so a connection, of its own: on
 * one kept alive it could meet the other side's hanging up, and nobody would know whether it
 * arrived.
 */
public final class HttpOidc implements Oidc {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Optional<URI> endpoint;
    private final ProxySelector proxy;
    private final OidcTimeouts timeouts;

    /**
     * @param endpoint takes the place of the regional endpoints
     */
    public HttpOidc(Optional<URI> endpoint, ProxySelector proxy, OidcTimeouts timeouts) {
        this.endpoint = endpoint;
        this.proxy = proxy;
        this.timeouts = timeouts;
    }

    @Override
    public TokenAnswer refresh(RefreshRequest request) throws InterruptedException {
        var client = client();
        try {
            return answer(client, token(request), new TokenAnswers(request));
        } finally {
            client.shutdownNow();
        }
    }

    /** Nothing but connecting is ever tried again by this client: a POST isn't. */
    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .proxy(proxy)
                .build();
    }

    private HttpRequest token(RefreshRequest request) {
        var body =
                Map.of(
                        "clientId", request.clientId(),
                        "clientSecret", request.clientSecret().value(),
                        "grantType", "refresh_token",
                        "refreshToken", request.refreshToken().value());
        return HttpRequest.newBuilder(uri(request.region(), "/token"))
                .header("content-type", "application/json")
                .header("user-agent", "qgateway")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private URI uri(String region, String path) {
        var base =
                endpoint.map(URI::toString)
                        .map(text ->
                                text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                        .orElseGet(() -> "https://oidc." + region + ".amazonaws.com");
        return URI.create(base + path);
    }

    /** Waits for the whole answer; the client's own time limit ends with its head. */
    private TokenAnswer answer(HttpClient client, HttpRequest request, TokenAnswers answers)
            throws InterruptedException {
        var sent =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            var response = sent.get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
            return answers.read(response.statusCode(), errorType(response), response.body());
        } catch (TimeoutException _) {
            return new InDoubt("no answer within " + seconds(timeouts.answer()));
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    /** Proxies may strip it. */
    private static Optional<String> errorType(HttpResponse<?> response) {
        return response.headers().firstValue("x-amzn-errortype");
    }

    private static TokenAnswer failed(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpConnectTimeoutException _ -> new Unreachable("no connection in time");
            case ConnectException e -> new Unreachable("no connection: " + e);
            case SSLHandshakeException e -> new Unreachable("no trust: " + e.getMessage());
            case IOException e -> new InDoubt("the connection was lost: " + e);
            case null, default ->
                    throw new IllegalStateException("The HTTP client has failed", failure);
        };
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
