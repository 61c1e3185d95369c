package io.qgateway.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.junit.jupiter.api.Test;

class StreamedReplyTest {

    private final UpstreamException failure = new UpstreamException(Kind.TIMEOUT, "Late.");
    private final RecordedResponse response = new RecordedResponse();
    private final StreamedReply reply = PlainEncoder.streamTo(response);

    @Test
    void sendsWhatWasGatheredInOneWriteWithOneFlush() throws IOException {
        reply.accept(new TextDelta("a"));
        reply.accept(new TextDelta("b"));
        reply.flush();
        reply.flush();
        reply.accept(new TextDelta("c"));
        reply.flush();

        assertThat(response.calls()).containsExactly("<a><b>", "flush", "<c>", "flush");
    }

    @Test
    void isCommittedWithTheHeadersOfAStreamOnceSomethingIsSent() throws IOException {
        reply.flush();
        reply.accept(new TextDelta("a"));
        assertThat(reply.committed()).isFalse();

        reply.flush();

        assertThat(reply.committed()).isTrue();
        assertThat(response.getContentType())
                .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
        assertThat(response.getHeader("cache-control")).isEqualTo("no-cache");
        assertThat(response.getHeader("x-accel-buffering")).isEqualTo("no");
        assertThat(response.getHeader("x-qgateway-usage-source")).isEqualTo("pending");
    }

    @Test
    void sendsTheEndAtOnce() throws IOException {
        reply.accept(new TextDelta("a"));
        reply.accept(new Finished(StopReason.END_TURN));

        assertThat(response.calls()).containsExactly("<a><end>", "flush");
    }

    @Test
    void sendsLongTextBeforeItPilesUp() throws IOException {
        reply.accept(new TextDelta("x".repeat(9_000)));

        assertThat(response.calls()).hasSize(2);
    }

    @Test
    void pingsAWaitingClientAtOnceAndCommits() throws IOException {
        reply.ping();

        assertThat(response.calls()).containsExactly("<ping>", "flush");
        assertThat(reply.committed()).isTrue();
    }

    @Test
    void touchesTheResponseNoMoreOnceTheAnswerIsWhole() throws IOException {
        reply.accept(new Finished(StopReason.END_TURN));

        reply.ping();
        reply.flush();
        reply.fail(failure);

        assertThat(response.calls()).containsExactly("<end>", "flush");
    }

    @Test
    void answersAFailureByAResponseOfItsOwnAsLongAsNothingIsSent() throws IOException {
        reply.accept(new TextDelta("a"));

        reply.fail(failure);
        reply.ping();

        assertThat(response.calls()).containsExactly("rejected TIMEOUT", "flush");
        assertThat(response.getContentType()).isNull();
        assertThat(reply.committed()).isTrue();
    }

    @Test
    void cutsTheConnectionAfterAnErrorEvent() throws IOException {
        reply.ping();
        reply.accept(new TextDelta("a"));

        assertThatThrownBy(() -> reply.fail(failure)).isInstanceOf(CloseNowException.class);
        reply.ping();

        assertThat(response.calls())
                .containsExactly("<ping>", "flush", "<a><error TIMEOUT>", "flush");
    }

    @Test
    void pingsNoMoreAfterTheClientHasLeft() throws IOException {
        response.leave();
        reply.accept(new TextDelta("a"));
        assertThatThrownBy(reply::flush).isInstanceOf(IOException.class);

        reply.ping();

        assertThat(response.calls()).isEmpty();
    }

    @Test
    void doesNotLetAPingWaitBehindAWriteThatBlocks() throws Exception {
        reply.accept(new TextDelta("a"));
        response.block();
        var writer =
                Thread.ofVirtual().start(() -> assertThat(reply).satisfies(StreamedReply::flush));
        response.awaitBlockedWrite();

        reply.ping();

        response.unblock();
        writer.join();
        assertThat(response.calls()).containsExactly("<a>", "flush");
    }
}
