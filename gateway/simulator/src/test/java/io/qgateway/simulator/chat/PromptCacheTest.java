package io.qgateway.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PromptCacheTest {

    private static final String LONG = "word ".repeat(1_000);

    private long now;
    private final PromptCache cache = new PromptCache(() -> now);

    @Test
    void findsTheLongestBeginningThatWasKept() {
        var first = cache.use(request(LONG + "a", true));
        var second = cache.use(next(LONG + "a", "answer", LONG + "b"));
        var third = cache.use(next(LONG + "a", "answer", LONG + "b"));

        assertThat(first.read()).isZero();
        assertThat(first.written()).isGreaterThan(1_024);
        assertThat(second.read()).isEqualTo(first.written());
        assertThat(second.written()).isGreaterThan(1_024);
        assertThat(third.read()).isEqualTo(second.read() + second.written());
        assertThat(third.written()).isZero();
    }

    @Test
    void anotherBeginningIsNotFound() {
        cache.use(request(LONG + "a", true));

        assertThat(cache.use(request("x" + LONG + "a", true)).read()).isZero();
    }

    @Test
    void withoutAMarkNothingIsKept() {
        cache.use(request(LONG, false));

        assertThat(cache.use(request(LONG, true)).read()).isZero();
    }

    @Test
    void aShortPromptIsNotWorthIt() {
        assertThat(cache.use(request("Hi", true)).written()).isZero();
    }

    @Test
    void forgetsWhatNobodyAskedForInAWhile() {
        cache.use(request(LONG, true));
        now += Duration.ofMinutes(5).toNanos();

        assertThat(cache.use(request(LONG, true)).read()).isZero();
    }

    private static ChatRequest request(String text, boolean marked) {
        var body = (ObjectNode) ChatRequests.saying(text).body();
        if (marked) {
            mark((ObjectNode) body.at("/conversationState/currentMessage/userInputMessage"));
        }
        return ChatRequests.of(body);
    }

    private static ChatRequest next(String first, String answer, String second) {
        var body = (ObjectNode) request(second, true).body();
        var history = ((ObjectNode) body.path("conversationState")).putArray("history");
        var user = JsonMapper.shared().createObjectNode().put("content", first);
        mark(user);
        history.addObject().set("userInputMessage", user);
        history.addObject().putObject("assistantResponseMessage").put("content", answer);
        return ChatRequests.of(body);
    }

    private static void mark(ObjectNode message) {
        message.putObject("cachePoint").put("type", "default");
    }
}
