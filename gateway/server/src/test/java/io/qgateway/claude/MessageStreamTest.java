package io.qgateway.claude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.Usage;
import io.qgateway.json.JsonBuffer;
import io.qgateway.sse.EventReader;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.databind.JsonNode;

class MessageStreamTest {

    private static final TokenCounter COUNTER = new TokenCounter();
    private static final Conversation CONVERSATION =
            new Conversation("m", "", List.of(new Turn.User(List.of(new Text("Hi")))), List.of());

    private final UsageMeter meter = new UsageMeter(COUNTER, CONVERSATION, new InputFactor(2));

    @Property(tries = 200)
    void whateverTheDeltasTheyJoinToTheText(@ForAll List<@StringLength(min = 1) String> deltas) {
        var stream = stream();
        var out = new JsonBuffer(64);

        deltas.forEach(delta -> stream.append(new ReplyEvent.TextDelta(whole(delta)), out));

        var text =
                data(out).stream()
                        .map(event -> event.at("/delta/text").asString())
                        .collect(Collectors.joining());
        assertThat(text)
                .isEqualTo(
                        deltas.stream()
                                .map(MessageStreamTest::whole)
                                .collect(Collectors.joining()));
    }

    /** A text, a call, a ping; a thought, the end of one, and a redacted one. */
    @Property(tries = 200)
    void blocksAreOpenedAndClosedOneAfterAnother(@ForAll("pieces") List<Integer> pieces) {
        var stream = stream();
        var out = new JsonBuffer(64);

        pieces.forEach(piece -> append(piece, stream, out));
        stream.append(new ReplyEvent.Finished(StopReason.END_TURN), out);

        var index = -1;
        var open = false;
        for (var event : data(out)) {
            switch (event.path("type").asString()) {
                case "content_block_start" -> {
                    assertThat(open).isFalse();
                    open = true;
                    index++;
                    assertThat(event.path("index").intValue()).isEqualTo(index);
                }
                case "content_block_delta" -> {
                    assertThat(open).isTrue();
                    assertThat(event.path("index").intValue()).isEqualTo(index);
                }
                case "content_block_stop" -> {
                    assertThat(open).isTrue();
                    open = false;
                    assertThat(event.path("index").intValue()).isEqualTo(index);
                }
                case "message_delta", "message_stop" -> assertThat(open).isFalse();
                default -> {}
            }
        }
        assertThat(data(out).getFirst().path("type").asString()).isEqualTo("message_start");
        assertThat(data(out).getLast().path("type").asString()).isEqualTo("message_stop");
    }

    @Example
    void startsWithTheUpstreamsCountWhenItIsThere() {
        var out = new JsonBuffer(64);
        meter.accept(new ReplyEvent.UsageReported(Usage.of(70, 0)));

        stream().append(new ReplyEvent.TextDelta("Hello"), out);

        assertThat(data(out).getFirst().at("/message/usage/input_tokens").intValue())
                .isEqualTo(140);
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(12);
    }

    private static void append(int piece, MessageStream stream, JsonBuffer out) {
        switch (piece) {
            case 0 -> stream.append(new ReplyEvent.TextDelta("x"), out);
            case 1 -> {
                stream.append(new ReplyEvent.ToolCallStarted("toolu_1", "now"), out);
                stream.append(new ReplyEvent.ToolInputDelta("{}"), out);
                stream.append(new ReplyEvent.ToolCallEnded(), out);
            }
            case 2 -> stream.appendPing(out);
            case 3 -> stream.append(new ReplyEvent.ReasoningDelta("x"), out);
            case 4 -> stream.append(new ReplyEvent.ReasoningSigned("c2ln"), out);
            default -> stream.append(new ReplyEvent.ReasoningRedacted("QUJD"), out);
        }
    }

    /** Deltas never split a character, so they have no lone surrogates. */
    private static String whole(String delta) {
        return new String(delta.getBytes(UTF_8), UTF_8);
    }

    private static List<JsonNode> data(JsonBuffer out) {
        return EventReader.data(new String(out.toByteArray(), UTF_8));
    }

    private MessageStream stream() {
        return new MessageStream(new MessageHead("msg_1", "m", "req_1"), meter);
    }
}
