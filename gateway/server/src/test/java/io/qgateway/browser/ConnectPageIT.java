package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that clients need, to be copied. */
@BrowserTest
class ConnectPageIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    ConnectPageIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Claude Code", "Codex", "Python", "Node.js", "Java", "curl"})
    void copiesLinesWithTheAddressOfTheGateway(String client) {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/connect");

        visitor.click(client);
        visitor.click(visitor.one(".snippets .code"), "Copy");

        visitor.sees("Copied to the clipboard.");
        assertThat(visitor.clipboard())
                .isEqualTo(visitor.one(".snippets .code pre").getText())
                .contains(gateway.baseUrl().toString());
    }

    @Test
    void fillsInTheKeyAndTheModelAndKeepsTheKeyToItself() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/connect");

        visitor.type("API key", "a-key-to-copy");
        visitor.choose("Model", "claude-opus-4.5");
        visitor.click("curl");
        assertThat(visitor.texts(".snippets pre"))
                .allSatisfy(
                        lines -> assertThat(lines).contains("a-key-to-copy", "claude-opus-4.5"));

        visitor.reload();
        visitor.sees("YOUR_API_KEY");
        assertThat(
                        String.valueOf(
                                visitor.script(
                                        "return JSON.stringify([{...localStorage}, {...sessionStorage}])")))
                .doesNotContain("a-key-to-copy");
    }
}
