package io.qgateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Reply;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class WholeReplyTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final WholeReply reply =
            new WholeReply(response, new PlainWhole(), TestMeter.create(), AnswerOptions.DEFAULTS);

    @Test
    void sendsNothingBeforeTheAnswerIsWhole() throws IOException {
        reply.accept(new TextDelta("Hel"));
        reply.flush();
        reply.ping();
        assertThat(reply.committed()).isFalse();
        assertThat(response.isCommitted()).isFalse();

        reply.accept(new TextDelta("lo"));
        reply.accept(new Finished(StopReason.END_TURN));

        assertThat(reply.committed()).isTrue();
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentAsString()).isEqualTo("[Text[text=Hello]]");
    }

    @Test
    void forgetsABeginningThatFailed() throws IOException {
        reply.accept(new TextDelta("Hel"));

        reply.fail(new UpstreamException(Kind.CORRUPT, "Broken."));

        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(response.getContentAsString()).isEmpty();
        assertThat(reply.committed()).isTrue();
    }

    private static final class PlainWhole implements WholeEncoder {

        @Override
        public byte[] encode(Reply reply) {
            return reply.content().toString().getBytes(UTF_8);
        }

        @Override
        public void reject(UpstreamException failure, HttpServletResponse response) {
            response.setStatus(502);
        }
    }
}
