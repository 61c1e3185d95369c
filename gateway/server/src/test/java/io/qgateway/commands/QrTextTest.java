package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrTextTest {

    private static final String LINK =
            "https://view.awsapps.com/start/#/device?user_code=BCDF-GHJK";

    @Test
    void isASquareWithAQuietZone() {
        var lines = QrText.of(LINK);

        int width = lines.getFirst().length();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(width));
        assertThat(lines).hasSize((width + 1) / 2);
        assertThat(lines.getFirst()).matches("█+");
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("██").endsWith("██"));
    }

    @Test
    void drawsTheFinderPatternsOfEveryCode() {
        var lines = QrText.of(LINK);

        assertThat(lines.get(1)).startsWith("██ ▄▄▄▄▄ █").endsWith("█ ▄▄▄▄▄ ██");
        assertThat(lines.get(2)).startsWith("██ █   █ █").endsWith("█ █   █ ██");
    }
}
