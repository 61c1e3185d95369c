package io.qgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.parts.Database;
import io.qgateway.parts.DatabaseServer;
import io.qgateway.simulator.idp.IdpFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Every secret of this run contains the same word. A run full of mistakes, logged as finely as it
 * can be, must not let it be seen anywhere.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanaryIT {

    private static final String CANARY = "canary7f3a";
    private static final String API_KEY = CANARY + "-api-key-for-clients";
    private static final String LEVEL = "logging.level.root";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void logEverything() {
        System.setProperty(LEVEL, "DEBUG");
    }

    @AfterEach
    void logAsUsual() {
        System.clearProperty(LEVEL);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void noSecretIsSeenAnywhere(Database database, CapturedOutput output) throws Exception {
        var url = database.newUrl();
        int start = output.getAll().length(); // What made the database may be seen.
        var settings =
                Map.of(
                        "DATABASE_URL",
                        url,
                        "OPENAI_KEYS",
                        API_KEY,
                        "ADMIN_PASSWORD",
                        CANARY + "-password");
        try (var gateway = GatewayRunner.start(settings)) {
            var session = logIn(gateway);
            makeMistakes(gateway, session);
            answers.addAll(rows(gateway));
            answers.addAll(files(gateway));
        }

        answers.addAll(output.getAll().substring(start).lines().toList());
        assertThat(answers).anyMatch(line -> line.contains(" DEBUG "));
        assertThat(answers)
                .filteredOn(seen -> seen.contains(CANARY) || seen.contains(DatabaseServer.PASSWORD))
                .isEmpty();
    }

    private void makeMistakes(GatewayRunner gateway, String session) throws Exception {
        var upstream =
                gateway.simulator()
                        .createAccount(
                                "alice", "client-alice", CANARY + "-client", CANARY + "-refresh");
        var id = create(gateway, session, upstream.clientId());
        ask(gateway, API_KEY); // The access token is refused, a refresh follows.
        ask(gateway, CANARY + "-a-wrong-key");
        admin(gateway, "GET", "/v2/accounts", session, "");
        admin(gateway, "GET", "/v2/accounts", CANARY + "-no-session", "");
        admin(gateway, "POST", "/v2/accounts", session, account("\"" + CANARY));
        admin(gateway, "PATCH", "/v2/accounts/" + id, session, "{\"enabled\":\"" + CANARY);
        upstream.failNextRefreshes(IdpFault.values());
        for (int i = 0; i <= IdpFault.values().length; i++) {
            admin(gateway, "POST", "/v2/accounts/" + id + "/refresh", session, "");
        }
        upstream.revoke();
        ask(gateway, API_KEY);
        admin(
                gateway,
                "PATCH",
                "/v2/accounts/" + id,
                session,
                "{\"refreshToken\":\"" + CANARY + "-other\",\"enabled\":true}");
        admin(gateway, "POST", "/v2/accounts/" + id + "/refresh", session, "");
        admin(gateway, "GET", "/v2/accounts/" + id, session, "");
        admin(gateway, "GET", "/actuator/prometheus", "", "");
        admin(gateway, "GET", "/actuator/health", "", "");
    }

    private String logIn(GatewayRunner gateway) throws IOException, InterruptedException {
        admin(gateway, "POST", "/api/login", "", "{\"password\":\"" + CANARY + "-wrong\"}");
        var right = "{\"password\":\"" + CANARY + "-password\"}";
        var answer = send(gateway, "POST", "/api/login", "", right);
        return answer.replaceFirst("(?s).*\"token\":\"([^\"]+)\".*", "$1");
    }

    private String create(GatewayRunner gateway, String session, String clientId)
            throws IOException, InterruptedException {
        var answer = admin(gateway, "POST", "/v2/accounts", session, account(clientId));
        return answer.replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static String account(String clientId) {
        return """
        {"label":"a","clientId":"%s","clientSecret":"%s-client","refreshToken":"%s-refresh",\
        "accessToken":"%s-access"}\
        """
                .formatted(clientId, CANARY, CANARY, CANARY);
    }

    private void ask(GatewayRunner gateway, String key) throws IOException, InterruptedException {
        admin(
                gateway,
                "POST",
                "/v1/messages",
                key,
                """
                {"model":"claude-sonnet-4.5","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]}\
                """);
    }

    private String admin(
            GatewayRunner gateway, String method, String path, String bearer, String body)
            throws IOException, InterruptedException {
        var answer = send(gateway, method, path, bearer, body);
        answers.add(answer);
        return answer;
    }

    private String send(
            GatewayRunner gateway, String method, String path, String bearer, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.baseUrl() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** All that the database answers to who may read everything. */
    private static List<String> rows(GatewayRunner gateway) throws SQLException {
        var all = new ArrayList<String>();
        try (var connection = gateway.part(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            for (var table : List.of("accounts", "account_health", "account_changes")) {
                try (var rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.add(String.valueOf(rows.getString(i)));
                        }
                    }
                }
            }
        }
        assertThat(all).anyMatch(value -> value.startsWith("q1:"));
        return all;
    }

    private static List<String> files(GatewayRunner gateway) throws IOException {
        try (var files = Files.walk(gateway.directory())) {
            var all = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all;
        }
    }
}
