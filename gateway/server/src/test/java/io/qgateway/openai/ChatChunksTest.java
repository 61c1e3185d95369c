package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.json.JsonBuffer;
import io.qgateway.sse.EventReader;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.databind.JsonNode;

class ChatChunksTest {

    private static final TokenCounter COUNTER = new TokenCounter();

    @Property(tries = 200)
    void whateverTheDeltasTheyJoinToTheText(@ForAll List<@StringLength(min = 1) String> deltas) {
        var chunks = chunks();
        var out = new JsonBuffer(64);

        deltas.forEach(delta -> chunks.append(new ReplyEvent.TextDelta(whole(delta)), out));

        assertThat(read(out, "/choices/0/delta/content"))
                .isEqualTo(
                        deltas.stream().map(ChatChunksTest::whole).collect(Collectors.joining()));
    }

    @Property(tries = 200)
    void whateverTheFragmentsTheyJoinToTheArguments(
            @ForAll List<@StringLength(min = 1) String> fragments) {
        var chunks = chunks();
        var out = new JsonBuffer(64);

        chunks.append(new ReplyEvent.ToolCallStarted("call_1", "now"), out);
        fragments.forEach(json -> chunks.append(new ReplyEvent.ToolInputDelta(whole(json)), out));

        assertThat(read(out, "/choices/0/delta/tool_calls/0/function/arguments"))
                .isEqualTo(
                        fragments.stream()
                                .map(ChatChunksTest::whole)
                                .collect(Collectors.joining()));
    }

    /** Deltas never split a character, so they have no lone surrogates. */
    private static String whole(String delta) {
        return new String(delta.getBytes(UTF_8), UTF_8);
    }

    private static String read(JsonBuffer out, String pointer) {
        return EventReader.data(new String(out.toByteArray(), UTF_8)).stream()
                .map(chunk -> chunk.at(pointer))
                .map(JsonNode::asString)
                .collect(Collectors.joining());
    }

    private static ChatChunks chunks() {
        var conversation =
                new Conversation(
                        "m", "", List.of(new Turn.User(List.of(new Text("Hi")))), List.of());
        return new ChatChunks(
                new ChatEnd(
                        new ChatCall(conversation, Places.UNKNOWN, true, false, 1),
                        new ChatIdentity("chatcmpl-1", Instant.EPOCH),
                        new UsageMeter(COUNTER, conversation)));
    }
}
