package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1", "us-gov-west-1"})
    void findsTheHostByRegion(String region) {
        assertThat(UpstreamSettings.defaults().address(region))
                .contains(URI.create("https://q." + region + ".amazonaws.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "us-east1", "evil.test/", "us-east-1.evil.test", "a@b-c-1", "US-EAST-1"})
    void findsNoHostForWhatIsNoRegion(String region) {
        assertThat(UpstreamSettings.defaults().address(region)).isEmpty();
    }

    @Test
    void takesTheEndpointForAnyRegion() {
        var settings = settings("http://127.0.0.1:8080/q", Optional.empty());

        assertThat(settings.address("anything")).contains(URI.create("http://127.0.0.1:8080/q"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"upstream.test", "ftp://127.0.0.1", "http:///q", "http://127.0.0.1:99999"})
    void refusesAnEndpointThatIsNone(String endpoint) {
        assertThatThrownBy(() -> settings(endpoint, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint");
    }

    @Test
    void doesNotPrintTheProxysPassword() {
        var proxy = URI.create("http://user:canary@proxy.test:3128");

        assertThat(settings("http://127.0.0.1", Optional.of(proxy)).toString())
                .contains("proxy.test")
                .doesNotContain("canary");
    }

    private static UpstreamSettings settings(String endpoint, Optional<URI> proxy) {
        return new UpstreamSettings(
                Optional.of(URI.create(endpoint)),
                Duration.ofSeconds(5),
                10,
                4096,
                proxy,
                List.of());
    }
}
