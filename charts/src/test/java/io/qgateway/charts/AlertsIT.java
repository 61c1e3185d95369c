package io.qgateway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The alerts as Prometheus understands them. */
class AlertsIT {

    private final Tool promtool = Tool.promtool();

    @ParameterizedTest
    @CsvSource({"qgateway, 16", "operator, 6"})
    void areSound(String file, int rules) {
        var path = Chart.DIRECTORY.resolve("alerts").resolve(file + ".yaml");

        assertThat(promtool.run("check", "rules", "--lint-fatal", path.toString()).orFail())
                .contains("SUCCESS: %d rules found".formatted(rules));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases.yaml", "operator-cases.yaml"})
    void goOffWhenTheyShouldAndOnlyThen(String file) {
        var cases = Path.of("src/test/resources/alerts").resolve(file);

        assertThat(promtool.run("test", "rules", cases.toString()).orFail()).contains("SUCCESS");
    }
}
