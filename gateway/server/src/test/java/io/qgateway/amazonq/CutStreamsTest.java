package io.qgateway.amazonq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.claude.Messages;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.BadRequests;
import io.qgateway.openai.ChatCompletions;
import io.qgateway.openai.responses.Responses;
import io.qgateway.sse.GoldenFolder;
import io.qgateway.tailoring.Tailor;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.coyote.CloseNowException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every example's answer, cut at every byte: what its client gets never looks whole. */
class CutStreamsTest {

    private static final TokenCounter COUNTER = new TokenCounter();
    private static final InstantSource CLOCK = InstantSource.system();

    /** What an example asks, and where its answer goes. */
    private record Asked(Conversation conversation, boolean stream, Where where) {

        ReplySink sink(UsageMeter meter, HttpServletResponse response) {
            return where.sink(meter, response);
        }
    }

    private interface Where {
        ReplySink sink(UsageMeter meter, HttpServletResponse response);
    }

    /** An API with the marks of a stream that broke off, and those of a whole one. */
    private enum Api {
        CLAUDE("claude", "event: error\n", "message_stop", "\"stop_reason\":\""),
        OPENAI("openai", "data: {\"error\":", "[DONE]", "\"finish_reason\":\""),
        RESPONSES(
                "responses",
                "event: response.failed\n",
                "response.completed",
                "response.incomplete");

        private final String folder;
        private final String failure;
        private final List<String> ends;

        Api(String folder, String failure, String... ends) {
            this.folder = folder;
            this.failure = failure;
            this.ends = List.of(ends);
        }

        Asked decode(byte[] body) throws Exception {
            return switch (this) {
                case CLAUDE -> claude(body);
                case OPENAI -> openAi(body);
                case RESPONSES -> responses(body);
            };
        }

        private static Asked claude(byte[] body) throws Exception {
            var codec = new Messages(COUNTER, InputFactor.ONE);
            var call = codec.decode(body);
            return new Asked(
                    call.conversation(),
                    call.stream(),
                    (meter, response) -> codec.reply(call, meter, response, "req_1"));
        }

        private static Asked openAi(byte[] body) throws Exception {
            var codec = new ChatCompletions(CLOCK);
            var call = codec.decode(body);
            return new Asked(
                    call.conversation(),
                    call.stream(),
                    (meter, response) -> codec.reply(call, meter, response));
        }

        private static Asked responses(byte[] body) throws Exception {
            var codec = new Responses(CLOCK);
            var call = codec.decode(body);
            return new Asked(
                    call.conversation(),
                    call.stream(),
                    (meter, response) -> codec.reply(call, meter, response));
        }
    }

    static Stream<Arguments> examples() throws IOException {
        var all = Stream.<Arguments>builder();
        for (var api : Api.values()) {
            for (var folder : GoldenFolder.of(api.folder).toList()) {
                if (folder.reply().lines().stream().noneMatch(line -> line.startsWith("fail "))) {
                    all.add(Arguments.of(api, folder, true));
                    all.add(Arguments.of(api, folder, false));
                }
            }
        }
        return all.build();
    }

    @ParameterizedTest(name = "{0} {1} streamed: {2}")
    @MethodSource("examples")
    void noPartOfAnAnswerLooksLikeAWholeOne(Api api, GoldenFolder example, boolean stream)
            throws Exception {
        var asked = api.decode(unlimited(example.request(), api, stream));
        var upstream = RecordedUpstream.of(example.reply());

        for (int bytes = 0; bytes < upstream.wholeFrom(); bytes++) {
            var response = played(asked, upstream, bytes);
            var sent = response.getContentAsString(UTF_8);
            if (response.getStatus() == 200) {
                assertThat(stream).as("a whole answer of %s bytes: %s", bytes, sent).isTrue();
                assertThat(sent).as("after %s bytes", bytes).contains(api.failure);
                assertThat(api.ends).as("after %s bytes", bytes).noneMatch(sent::contains);
            } else {
                assertThat(sent).as("after %s bytes", bytes).contains("error");
            }
        }

        var whole = played(asked, upstream, upstream.size());
        assertThat(whole.getStatus()).isEqualTo(200);
        assertThat(!stream || api.ends.stream().anyMatch(whole.getContentAsString(UTF_8)::contains))
                .as("the whole answer looks like one")
                .isTrue();
    }

    /** The example's request without a limit, which would end its answer early and whole. */
    private static byte[] unlimited(byte[] request, Api api, boolean stream) {
        var change =
                switch (api) {
                    case CLAUDE -> "\"max_tokens\":100000";
                    case OPENAI ->
                            "\"max_tokens\":null,\"max_completion_tokens\":null"
                                    + (stream ? "" : ",\"stream_options\":null");
                    case RESPONSES -> "\"max_output_tokens\":null";
                };
        return BadRequests.change(
                new String(request, UTF_8), "{\"stream\":%s,%s}".formatted(stream, change));
    }

    /** As the relay does it when there is no other attempt to make. */
    private static MockHttpServletResponse played(Asked asked, RecordedUpstream upstream, int bytes)
            throws IOException {
        var response = new MockHttpServletResponse();
        var meter = new UsageMeter(COUNTER, asked.conversation());
        var sink = asked.sink(meter, response);
        try (var reply = Tailor.fit(upstream.cutAt(bytes), asked.conversation().options(), meter)) {
            ReplyEvent event;
            do {
                if (!reply.ready()) {
                    sink.flush();
                }
                event = reply.next();
                sink.accept(event);
            } while (!(event instanceof ReplyEvent.Finished));
        } catch (UpstreamException failure) {
            fail(sink, failure);
        }
        return response;
    }

    private static void fail(ReplySink sink, UpstreamException failure) throws IOException {
        try {
            sink.fail(failure);
        } catch (CloseNowException cut) {
            assertThat(sink.committed()).isTrue();
        }
    }
}
