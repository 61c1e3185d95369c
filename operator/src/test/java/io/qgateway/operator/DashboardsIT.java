package io.qgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.parts.Database;
import io.qgateway.parts.ExportedSeries;
import io.qgateway.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the chart's dashboard and alerts on the operator ask for is what a running one exports. */
@Timeout(180)
class DashboardsIT {

    private static final Path CHART = Path.of("..", "charts", "qgateway");
    private static final Path PAGE = Path.of("..", "docs", "kubernetes", "operator.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void askForWhatIsThere() throws Exception {
        try (var cluster = Cluster.withNamespace();
                var simulator = Simulator.start();
                var operator =
                        StartedOperator.start(
                                cluster, Database.POSTGRES.newUrl(), simulator.endpoint())) {
            cluster.createAccount();
            await().atMost(PATIENCE).until(() -> !simulator.waitingLogins().isEmpty());
            await().atMost(PATIENCE)
                    .until(() ->
                            metrics(operator)
                                    .contains("qoperator_account_status_condition{condition="));
            var exported = new ExportedSeries(metrics(operator), Files.readString(PAGE));

            for (var file : new String[] {"dashboards/qaccounts.json", "alerts/operator.yaml"}) {
                var queries = ExportedSeries.queries(CHART.resolve(file));

                assertThat(queries).as(file).hasSizeGreaterThan(5);
                assertThat(queries.stream().flatMap(query -> exported.problems(query).stream()))
                        .as(file)
                        .isEmpty();
            }
            assertThat(exported.problems("qoperator_leader_{pod=\"a\"}")).hasSize(1);
        }
    }

    private static String metrics(StartedOperator operator) throws Exception {
        var uri = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(operator.port()));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        }
    }
}
