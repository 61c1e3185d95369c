package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;

import org.junit.jupiter.api.Test;

class StatisticsApiTest {

    private final TestConsole console = new TestConsole();

    @Test
    void tellsHowThePoolStandsAndWhatGoesThrough() {
        assertThat(console.request(GET, "/v2/stats"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"accounts": {"total": 3, "by_state": {"cooling": 1, "ready": 2}},
                         "pool": {"age_seconds": 1, "database_up": true},
                         "since": "2026-11-24T09:58:30Z",
                         "traffic": {"requests": 3, "failed": 1, "input_tokens": 50,
                                     "output_tokens": 20, "first_token_ms": 120, "active": 1,
                                     "open_requests": 2},
                         "series": [
                           {"at": "2026-11-24T09:58:30Z", "requests": 1, "failed": 0,
                            "input_tokens": 25, "output_tokens": 10, "first_token_ms": 120},
                           {"at": "2026-11-24T09:59:30Z", "requests": 1, "failed": 0,
                            "input_tokens": 25, "output_tokens": 10, "first_token_ms": null}]}
                        """);
    }
}
