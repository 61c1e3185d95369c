package io.qgateway.amazonq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRuleTest {

    private static final URI PROXY = URI.create("http://user:canary@proxy.test:3128");

    @ParameterizedTest
    @CsvSource({
        "q.us-east-1.amazonaws.com, '', true",
        "q.us-east-1.amazonaws.com, amazonaws.com, false",
        "q.us-east-1.amazonaws.com, ' .AmazonAWS.com ', false",
        "Q.US-EAST-1.amazonaws.com, q.us-east-1.amazonaws.com, false",
        "q.us-east-1.notamazonaws.com, amazonaws.com, true",
        "amazonaws.com, amazonaws.com, false",
        "example.com, *, false",
        "localhost, '', false",
        "upstream.localhost, '', false",
        "127.0.0.1, '', false",
        "127.1.2.3, '', false",
        "[::1], '', false",
        "10.0.0.1, '', true",
        "10.0.0.1, 10.0.0.1, false"
    })
    void sendsThroughTheProxyWhatItShould(String host, String except, boolean proxied) {
        var rule = new ProxyRule(Optional.of(PROXY), List.of(except));

        assertThat(rule.proxyFor(host)).isEqualTo(proxied ? Optional.of(PROXY) : Optional.empty());
    }

    @Test
    void isDirectWithoutAProxy() {
        assertThat(ProxyRule.DIRECT.proxyFor("example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy:3128", "socks5://proxy:1080", "https://proxy", "http:///x"})
    void refusesAProxyThatIsNone(String proxy) {
        assertThatThrownBy(() -> new ProxyRule(Optional.of(URI.create(proxy)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A proxy looks like http://host:port");
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(new ProxyRule(Optional.of(PROXY), List.of("a")).toString())
                .isEqualTo("ProxyRule[proxy.test, except [a]]");
    }
}
