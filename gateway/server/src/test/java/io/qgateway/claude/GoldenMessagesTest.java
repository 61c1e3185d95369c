package io.qgateway.claude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.ReplySink;
import io.qgateway.sse.ConversationText;
import io.qgateway.sse.GoldenFolder;
import io.qgateway.sse.MeteredSink;
import io.qgateway.sse.StreamedReply;
import io.qgateway.sse.WholeReply;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.coyote.CloseNowException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletResponse;

class GoldenMessagesTest {

    /** Doubles the input tokens, so that one can see where it does. */
    private static final InputFactor FACTOR = new InputFactor(2);

    private final TokenCounter counter = new TokenCounter();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    static Stream<GoldenFolder> examples() throws IOException {
        return GoldenFolder.of("claude");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsTheConversation(GoldenFolder example) throws Exception {
        var call = MessagesRequest.decode(example.request());

        example.check("conversation.txt", ConversationText.of(call.conversation()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void streamsTheReply(GoldenFolder example) throws Exception {
        var call = MessagesRequest.decode(example.request());
        var meter = new UsageMeter(counter, call.conversation(), FACTOR);

        var encoder = new MessageStream(head(call), meter);
        play(example, meter, new StreamedReply(response, () -> encoder, meter, options(call)));

        example.check("reply.sse", response.getContentAsString(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void sendsTheWholeReply(GoldenFolder example) throws Exception {
        var call = MessagesRequest.decode(example.request());
        var meter = new UsageMeter(counter, call.conversation(), FACTOR);

        var encoder = new WholeMessage(head(call), meter);
        play(example, meter, new WholeReply(response, encoder, meter, options(call)));

        example.check("reply.json", response.getContentAsString(UTF_8) + "\n");
    }

    private static MessageHead head(MessagesCall call) {
        return new MessageHead("msg_1", call.conversation().model(), "req_1");
    }

    private static AnswerOptions options(MessagesCall call) {
        return call.conversation().options();
    }

    /** What breaks off after its beginning must not end like a whole answer. */
    private static void play(GoldenFolder example, UsageMeter meter, ReplySink sink)
            throws IOException {
        var script = example.reply();
        var metered = new MeteredSink(meter, sink);
        if (sink instanceof StreamedReply && script.breaksOff()) {
            assertThatThrownBy(() -> script.playTo(metered)).isInstanceOf(CloseNowException.class);
        } else {
            script.playTo(metered);
        }
    }
}
