package io.qgateway.accounts.profile;

import io.qgateway.accounts.Region;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.profile.ProfilesAnswer.Listed;
import io.qgateway.accounts.profile.ProfilesAnswer.Refused;
import io.qgateway.accounts.profile.ProfilesAnswer.Unavailable;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Amazon Q Developer's own list of profiles, over HTTP, page by page. */
public final class HttpProfiles implements Profiles {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 20;
    private static final int LONGEST_REASON = 200;
    private static final Set<String> TYPES = Set.of("Q_DEVELOPER", "CODEWHISPERER", "KIRO");

    private final Optional<URI> endpoint;
    private final ProxySelector proxy;

    /**
     * @param endpoint takes the place of the regional endpoints
     */
    public HttpProfiles(Optional<URI> endpoint, ProxySelector proxy) {
        this.endpoint = endpoint;
        this.proxy = proxy;
    }

    @Override
    public ProfilesAnswer list(String region, Secret accessToken) throws InterruptedException {
        var uri = uri(Region.require(region));
        var client = client();
        try {
            return list(client, uri, accessToken);
        } finally {
            client.shutdownNow();
        }
    }

    private ProfilesAnswer list(HttpClient client, URI uri, Secret accessToken)
            throws InterruptedException {
        var profiles = new ArrayList<Profile>();
        var next = Optional.<String>empty();
        try {
            for (int page = 0; page < MOST_PAGES; page++) {
                var response = send(client, request(uri, accessToken, next));
                if (response.statusCode() != 200) {
                    return failure(response, accessToken);
                }
                var json = parse(response.body());
                if (!json.path("profiles").isArray()) {
                    return new Unavailable("the answer holds no profiles");
                }
                profiles.addAll(profiles(json));
                next = text(json, "nextToken");
                if (next.isEmpty()) {
                    return new Listed(profiles);
                }
            }
            return new Listed(profiles);
        } catch (TimeoutException _) {
            return new Unavailable("no answer within %d s".formatted(ANSWER.toSeconds()));
        } catch (IOException unreachable) {
            return new Unavailable(unreachable.toString());
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(proxy)
                .build();
    }

    private URI uri(String region) {
        return endpoint.orElseGet(() -> URI.create("https://q." + region + ".amazonaws.com/"));
    }

    private static HttpRequest request(URI uri, Secret accessToken, Optional<String> next) {
        var body = JSON.createObjectNode().put("maxResults", PAGE);
        next.ifPresent(token -> body.put("nextToken", token));
        return HttpRequest.newBuilder(uri)
                .header("content-type", "application/x-amz-json-1.0")
                .header("x-amz-target", "AmazonCodeWhispererService.ListAvailableProfiles")
                .header("authorization", "Bearer " + accessToken.value())
                .header("user-agent", "qgateway")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** Waits for the whole answer; the client's own time limit ends with its head. */
    private static HttpResponse<String> send(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException, TimeoutException {
        var sent =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return sent.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e);
        }
    }

    private static List<Profile> profiles(JsonNode json) {
        return json.path("profiles")
                .valueStream()
                .flatMap(profile -> text(profile, "arn").map(arn -> profile(arn, profile)).stream())
                .toList();
    }

    /** What an older service doesn't say is no reason against a profile. */
    private static Profile profile(String arn, JsonNode json) {
        boolean active = text(json, "status").map("ACTIVE"::equals).orElse(true);
        boolean known = text(json, "profileType").map(TYPES::contains).orElse(true);
        return new Profile(arn, active && known);
    }

    private static ProfilesAnswer failure(HttpResponse<String> response, Secret accessToken) {
        var message =
                text(parse(response.body()), "message")
                        .map(text -> text.replace(accessToken.value(), accessToken.toString()))
                        .map(text -> text.substring(0, Math.min(LONGEST_REASON, text.length())))
                        .orElse("HTTP status " + response.statusCode());
        boolean refused =
                response.statusCode() >= 400
                        && response.statusCode() < 500
                        && response.statusCode() != 429;
        return refused ? new Refused(message) : new Unavailable(message);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.path(name).stringValueOpt().filter(text -> !text.isBlank());
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
