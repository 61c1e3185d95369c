package io.qgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent.ReasoningDelta;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyEvent.ToolCallEnded;
import io.qgateway.conversation.ReplyEvent.ToolCallStarted;
import io.qgateway.conversation.ReplyEvent.ToolInputDelta;
import io.qgateway.conversation.ReplyEvent.UsageReported;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageMeterTest {

    private final TokenCounter counter = new TokenCounter();
    private final UsageMeter meter =
            new UsageMeter(
                    counter,
                    new Conversation(
                            "m",
                            "",
                            List.of(new Turn.User(List.of(new Text("Hello, world!")))),
                            List.of()));

    @Test
    void estimatesWhatTheUpstreamDoesNotSay() {
        meter.accept(new ReasoningDelta("Hm. "));
        meter.accept(new TextDelta("Hello, "));
        meter.accept(new TextDelta("world!"));
        meter.accept(new ToolCallStarted("call_1", " find"));
        meter.accept(new ToolInputDelta(" {}"));
        meter.accept(new ToolCallEnded());

        assertThat(meter.input()).isEqualTo(4);
        assertThat(meter.usage())
                .isEqualTo(Usage.of(4, counter.count("Hm. Hello, world! find {}")));
        assertThat(meter.source()).isEqualTo(UsageSource.ESTIMATE);
    }

    @Test
    void prefersTheUpstreamsLastWord() {
        meter.accept(new TextDelta("Hello"));
        meter.accept(new UsageReported(Usage.of(1, 1)));
        meter.accept(new UsageReported(new Usage(10, 20, 30, 40)));

        assertThat(meter.input()).isEqualTo(10);
        assertThat(meter.usage()).isEqualTo(new Usage(10, 20, 30, 40));
        assertThat(meter.source()).isEqualTo(UsageSource.UPSTREAM);
    }

    @Test
    void forgetsAnAnswerThatNobodyGets() {
        meter.accept(new TextDelta("Of no use."));
        meter.accept(new UsageReported(Usage.of(1, 2)));

        meter.startAgain();
        meter.accept(new TextDelta("Hello"));

        assertThat(meter.usage().output()).isEqualTo(counter.count("Hello"));
        assertThat(meter.source()).isEqualTo(UsageSource.ESTIMATE);
    }
}
