package io.qgateway.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void seesTheLastEventHoweverItIsCut(int piece) {
        assertThat(reached(Dialect.OPENAI.ending(), "data: {}\n\ndata: [DONE]\n\n", piece))
                .isTrue();
        assertThat(
                        reached(
                                Dialect.ANTHROPIC.ending(),
                                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
                                piece))
                .isTrue();
    }

    @Test
    void missesTheLastEvent() {
        assertThat(reached(Dialect.OPENAI.ending(), "data: {}\n\n", 5)).isFalse();
        assertThat(reached(Dialect.ANTHROPIC.ending(), "event: message_delta\n\n", 5)).isFalse();
    }

    @Test
    void doesNotTakeAnEarlierEventForTheLast() {
        var more = "data: [DONE]\n\ndata: {\"error\":{\"message\":\"The upstream broke off\"}}\n\n";

        assertThat(reached(Dialect.OPENAI.ending(), more, 1000)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void framesEndWhereTheirLengthsSay(int piece) {
        var frames = "\0\0\0\6ab\0\0\0\5c";

        assertThat(reached(Dialect.UPSTREAM.ending(), frames, piece)).isTrue();
        assertThat(reached(Dialect.UPSTREAM.ending(), frames + "\0\0", piece)).isFalse();
        assertThat(reached(Dialect.UPSTREAM.ending(), frames + "\0\0\0\7d", piece)).isFalse();
    }

    @Test
    void noFramesAreNoAnswer() {
        assertThat(reached(Dialect.UPSTREAM.ending(), "", 1)).isFalse();
    }

    private static boolean reached(Ending ending, String body, int piece) {
        var bytes = Unpooled.copiedBuffer(body, StandardCharsets.ISO_8859_1);
        while (bytes.isReadable()) {
            ending.read(bytes.readSlice(Math.min(piece, bytes.readableBytes())));
        }
        return ending.reached();
    }
}
