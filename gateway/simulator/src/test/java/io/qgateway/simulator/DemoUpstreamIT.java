package io.qgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DemoUpstreamIT {

    @Test
    void servesAnAccountThatTheGatewayCanRefresh() throws Exception {
        var demo = load();

        var client = new TestClient(URI.create(demo.getOrDefault("endpoint", "")));
        var tokens = client.json("POST", "/token", refresh(demo));

        assertThat(tokens.has("refreshToken")).isFalse();
        var answer = client.events(tokens.path("accessToken").stringValue(), "Hello");
        assertThat(TestClient.text(answer)).contains("simulated", "Hello");
    }

    @Test
    void hasTheSameCredentialsInEveryProcess() throws Exception {
        var first = load();
        var second = load();

        assertThat(second.get("endpoint")).isNotEqualTo(first.get("endpoint"));
        assertThat(refresh(second)).isEqualTo(refresh(first));
    }

    /** As the gateway does it: by name, knowing only {@code java.*}. */
    @SuppressWarnings("unchecked") // what the name stands for is the contract
    private static Map<String, String> load() throws ReflectiveOperationException {
        var type = Class.forName("io.qgateway.simulator.DemoUpstream");
        return ((Supplier<Map<String, String>>) type.getConstructor().newInstance()).get();
    }

    private static Map<String, String> refresh(Map<String, String> demo) {
        return Map.of(
                "grantType", "refresh_token",
                "clientId", demo.getOrDefault("clientId", ""),
                "clientSecret", demo.getOrDefault("clientSecret", ""),
                "refreshToken", demo.getOrDefault("refreshToken", ""));
    }
}
