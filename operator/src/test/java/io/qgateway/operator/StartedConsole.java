package io.qgateway.operator;

import io.fabric8.kubernetes.client.Config;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.operator.console.ConsoleApplication;
import io.qgateway.operator.settings.ClusterConsoleSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A console as the program starts it, with somebody logged in. */
final class StartedConsole implements AutoCloseable {

    static final Secret TOKEN = new Secret("internal-token-of-the-tests");

    private static final Secret PASSWORD = new Secret("correct horse battery");
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String session = "none";

    private StartedConsole(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static StartedConsole start(Cluster cluster, String database, URI gateway, Config config)
            throws IOException, InterruptedException {
        var settings =
                new ClusterConsoleSettings(
                        "127.0.0.1",
                        0,
                        DatabaseUrl.parse(database),
                        PASSWORD,
                        gateway,
                        TOKEN,
                        Set.of(cluster.namespace()),
                        cluster.namespace(),
                        "console-0");
        var console =
                new StartedConsole(
                        ConsoleApplication.start(
                                settings, beans -> beans.registerBean(Config.class, () -> config)));
        console.session =
                console.post("/api/login", "{\"password\": \"%s\"}".formatted(PASSWORD.value()))
                        .path("token")
                        .stringValue();
        return console;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    JsonNode patch(String path, String body) throws IOException, InterruptedException {
        return send(request(path).method("PATCH", BodyPublishers.ofString(body)));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + session);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:"
                        + context.getEnvironment()
                                .getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
