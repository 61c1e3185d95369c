package io.qgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.parts.ExportedSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart's dashboards and alerts ask for is what a running gateway exports. */
@Timeout(60)
class DashboardsIT {

    private static final Path CHART = Path.of("..", "..", "charts", "qgateway");
    private static final Path PAGE = Path.of("..", "..", "docs", "api.md");

    private static ExportedSeries exported;

    @BeforeAll
    static void look() throws Exception {
        try (var gateway = GatewayRunner.start();
                var calls = HttpCalls.to(gateway);
                var stranger = new HttpCalls(gateway.baseUrl(), "a-key-that-nobody-knows")) {
            gateway.addAccount("a");
            assertThat(calls.chat("hello", true).statusCode()).isEqualTo(200);
            assertThat(calls.chat("simulate: refuse internal", true).statusCode()).isEqualTo(503);
            assertThat(calls.chat("simulate: corrupt message-crc", true).statusCode())
                    .isEqualTo(502);
            assertThat(stranger.chat("hello", true).statusCode()).isEqualTo(401);
            System.gc(); // The pause is a series that begins with the first one.
            exported =
                    new ExportedSeries(
                            calls.get("/actuator/prometheus").body(), Files.readString(PAGE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboards/service.json",
                "dashboards/accounts.json",
                "alerts/qgateway.yaml"
            })
    void askForWhatIsThere(String file) throws Exception {
        var queries = ExportedSeries.queries(CHART.resolve(file));

        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(queries.stream().flatMap(query -> exported.problems(query).stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(qgateway_request_total{api=\"openai\"})",
                "sum(qgateway_requests_total{apy=\"openai\"})",
                "sum(qgateway_requests_total{outcome=\"succes\"})",
                "sum by (outcom) (qgateway_requests_total{api=\"openai\"})",
                "sum by (outcome, pod) (qgateway_requests_total{api=~\"openai|claude\"})"
            })
    void aTypoWouldBeNoticed(String query) {
        assertThat(exported.problems(query)).hasSize(1);
    }

    @Test
    void whatIsThereIsFine() {
        assertThat(exported.problems("sum by (pod) (qgateway_requests_total{api=\"openai\"})"))
                .isEmpty();
    }
}
