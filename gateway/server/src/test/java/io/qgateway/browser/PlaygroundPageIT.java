package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Conversations that stream through the gateway. */
@BrowserTest
class PlaygroundPageIT {

    private static final String ANSWER = ".turn.assistant .prose";

    private final GatewayRunner gateway;
    private final Visitor visitor;

    PlaygroundPageIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenAI", "Anthropic"})
    void showsAnAnswerAsItComes(String api) {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/playground");
        visitor.click(api);
        visitor.choose("Model", "claude-haiku-4.5");

        ask("simulate: chunks 60 every 50ms size 24");

        visitor.eventually(() ->
                assertThat(visitor.texts(".turn.assistant[data-running] .prose"))
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("#1;")
                        .doesNotContain("#60;"));
        visitor.sees("#60;", "first token after", "tokens in");
        assertThat(visitor.texts(".turn.assistant .turn-role")).containsExactly(api);
        assertThat(gateway.simulator().findAccount("alice").orElseThrow().requests())
                .singleElement()
                .asString()
                .contains("claude-haiku-4.5");

        ask("And once more");
        visitor.eventually(() -> assertThat(visitor.texts(ANSWER)).hasSize(2));
        visitor.sees("And once more");
    }

    @Test
    void keepsWhatTheModelThoughtApart() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/playground");

        ask("simulate: think Let me count\nsimulate: text Three.");

        visitor.sees("Three.", "tokens in");
        visitor.click("Thinking");
        visitor.eventually(
                () -> assertThat(visitor.texts(".thinking p")).containsExactly("Let me count"));
    }

    @Test
    void stopsAnAnswerUpstreamToo() {
        var alice = gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/playground");

        ask("simulate: chunks 2000 every 50ms size 24");
        visitor.sees("#3;");
        visitor.click("Stop");

        visitor.sees("You stopped this answer.");
        visitor.eventually(() -> assertThat(alice.counters().abandonedCalls()).isEqualTo(1));
    }

    @Test
    void saysWhatHasGoneWrong() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/playground");

        ask("simulate: cut after 3");
        visitor.eventually(
                () -> assertThat(visitor.texts(".turn.assistant .notice.bad")).hasSize(1));

        ask("simulate: refuse too-long");
        visitor.eventually(
                () -> assertThat(visitor.texts(".turn.assistant .notice.bad")).hasSize(2));
    }

    @Test
    void asksTheAccountThatIsNamedAlone() {
        gateway.addReadyAccount("alice");
        var bob = gateway.addReadyAccount("bob");
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, "bob"));
        visitor.click("Ask");
        visitor.sees("Answered by bob");

        for (int i = 1; i <= 3; i++) {
            ask("hello");
            var answers = i;
            visitor.eventually(() -> assertThat(visitor.texts(".turn-cost")).hasSize(answers));
        }

        assertThat(bob.requests()).hasSize(3);
    }

    private void ask(String text) {
        visitor.type("Your message", text.replace("\n", Keys.chord(Keys.SHIFT, Keys.ENTER)));
        visitor.click("Send");
    }
}
