package io.qgateway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The alerts as Prometheus understands them. */
class AlertsIT {

    private final Tool promtool = Tool.promtool();

    @Test
    void areSound() {
        var rules = Chart.DIRECTORY.resolve("alerts/qgateway.yaml");

        assertThat(promtool.run("check", "rules", "--lint-fatal", rules.toString()).orFail())
                .contains("SUCCESS: 15 rules found");
    }

    @Test
    void goOffWhenTheyShouldAndOnlyThen() {
        var cases = Path.of("src/test/resources/alerts/cases.yaml");

        assertThat(promtool.run("test", "rules", cases.toString()).orFail()).contains("SUCCESS");
    }
}
