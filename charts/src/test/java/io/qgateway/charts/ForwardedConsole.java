package io.qgateway.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.regex.Pattern;

/** The cluster's console as a person reaches it: by {@code kubectl port-forward}. */
final class ForwardedConsole implements AutoCloseable {

    private static final Pattern PLACE = Pattern.compile("Forwarding from (127\\.0\\.0\\.1:\\d+)");

    private final Process forwarding;
    private final String place;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String session = "none";

    /**
     * @param forwarding a command that goes on until it is ended
     */
    ForwardedConsole(ProcessBuilder forwarding, String password) {
        try {
            this.forwarding = forwarding.redirectErrorStream(true).start();
            this.place = place(this.forwarding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.session =
                send("POST", "/api/login", "{\"password\": \"%s\"}".formatted(password))
                        .at("token")
                        .text();
    }

    private static String place(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        var line = Objects.requireNonNullElse(lines.readLine(), "nothing");
        var place = PLACE.matcher(line);
        assertThat(place.find()).as(line).isTrue();
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return place.group(1);
    }

    /** Asks the admin API with a session. */
    Yaml send(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://" + place + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + session)
                        .build();
        try {
            return Yaml.documents(http.send(request, BodyHandlers.ofString()).body()).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        forwarding.destroy();
    }
}
