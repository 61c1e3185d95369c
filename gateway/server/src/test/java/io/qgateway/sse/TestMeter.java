package io.qgateway.sse;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.util.List;

/** The meter of a conversation that nobody cares about. */
final class TestMeter {

    private TestMeter() {}

    static UsageMeter create() {
        var turns = List.<Turn>of(new Turn.User(List.of(new Text("Hi"))));
        return new UsageMeter(new TokenCounter(), new Conversation("m", "", turns, List.of()));
    }
}
