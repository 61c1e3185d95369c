package io.qgateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.chat.Quota;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UsageFeedIT {

    // So that every look is a new one.
    @AutoClose
    private final GatewayRunner gateway =
            GatewayRunner.start(Map.of("QGATEWAY_USAGE_INTERVAL", "1ms"));

    private SimulatedAccount account;

    @BeforeEach
    void addAccount() {
        account = gateway.addReadyAccount("alice");
    }

    @Test
    void showsPeopleWhatTheUpstreamTells() throws Exception {
        account.quota(new Quota(990.5, 1_000));

        look();

        assertThat(usage().path("used").doubleValue()).isEqualTo(990.5);
        assertThat(usage().path("limit").doubleValue()).isEqualTo(1_000);
        assertThat(usage().path("resets_at").stringValue()).endsWith("-01T00:00:00Z");
        assertThat(account.counters().usageReads()).isPositive();
        assertThat(metrics()).contains("qgateway_usage_reads_total{outcome=\"read\"}");
    }

    @Test
    void keepsWhatWasToldWhereItIsNotToldAnyMore() throws Exception {
        account.quota(new Quota(7, 50));
        look();
        account.hideQuota();

        look();

        assertThat(usage().path("used").doubleValue()).isEqualTo(7);
        assertThat(metrics()).contains("qgateway_usage_reads_total{outcome=\"not_entitled\"}");
    }

    private void look() {
        gateway.part(UsageFeed.class).look();
    }

    private JsonNode usage() throws Exception {
        try (var admin = AdminCalls.to(gateway)) {
            return admin.get("/v2/accounts").path("accounts").path(0).path("usage");
        }
    }

    private String metrics() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.baseUrl() + "/actuator/prometheus"))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
