package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;

import org.junit.jupiter.api.Test;

class AboutApiTest {

    private final TestConsole console = new TestConsole();

    @Test
    void tellsWhichProgramThisIs() {
        assertThat(console.request(GET, "/v2/about"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"name": "qgateway", "version": "1.2.3", "node": "gateway-0/7",
                         "database": "sqlite", "started_at": "2026-11-24T09:00:00Z",
                         "uptime_seconds": 3600, "demo": false}
                        """);
    }
}
