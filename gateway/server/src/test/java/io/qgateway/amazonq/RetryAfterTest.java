package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final RetryAfter retryAfter =
            new RetryAfter(() -> Instant.parse("2026-11-24T12:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "30;PT30S",
                "0;PT1S",
                "3600;PT1H",
                "2764801;PT768H",
                "2147483648;PT768H",
                "99999999999999999999;PT768H",
                "Tue, 24 Nov 2026 12:00:45 GMT;PT45S",
                "Tue, 24 Nov 2026 11:00:00 GMT;PT1S",
                "Tue, 24 Nov 2099 12:00:00 GMT;PT768H"
            })
    void readsSecondsAndDatesWithinBounds(String header, Duration expected) {
        assertThat(retryAfter.parse(header)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "٣", "2026-11-24T12:00:45Z"})
    void ignoresWhatIsNeither(String header) {
        assertThat(retryAfter.parse(header)).isEmpty();
    }
}
