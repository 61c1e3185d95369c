package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonBuffer;
import io.qgateway.sse.EventEncoder;
import io.qgateway.tokens.Bill;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a streamed chat completion says besides its choices: that it is still coming, that it broke
 * off, what it cost, that it is whole.
 */
final class ChatEnd implements EventEncoder {

    private static final byte[] CHOICE = utf8("{\"index\":");
    private static final byte[] DELTA = utf8(",\"delta\":{");
    private static final byte[] USAGE = utf8("],\"usage\":");
    private static final byte[] USAGE_END = utf8("}\n\n");
    private static final byte[] DATA = utf8("data: ");
    private static final byte[] DATA_END = utf8("\n\n");
    private static final byte[] DONE = utf8("data: [DONE]\n\n");
    private static final byte[] PING = utf8(": ping\n\n");

    private final byte[] choices;
    private final boolean includeUsage;
    private final Bill bill;

    ChatEnd(ChatCall request, ChatIdentity identity, Bill bill) {
        this.choices = choices(identity, request.conversation().model());
        this.includeUsage = request.includeUsage();
        this.bill = bill;
    }

    /** Whether a chunk at the end has the usage, and all others say that they have none. */
    boolean includesUsage() {
        return includeUsage;
    }

    /** How all chunks of a choice begin. */
    byte[] chunkStart(int index) {
        return new JsonBuffer(256).raw(choices).raw(CHOICE).number(index).raw(DELTA).toByteArray();
    }

    @Override
    public void append(ReplyEvent event, JsonBuffer out) {
        if (event instanceof Finished) {
            if (includeUsage) {
                var usage = JsonBody.of(ChatUsage.of(bill.cost().usage()));
                out.raw(choices).raw(USAGE).raw(usage).raw(USAGE_END);
            }
            out.raw(DONE);
        }
    }

    @Override
    public void appendPing(JsonBuffer out) {
        out.raw(PING);
    }

    @Override
    public void appendError(UpstreamException failure, JsonBuffer out) {
        out.raw(DATA).raw(OpenAiError.of(failure).body()).raw(DATA_END);
    }

    @Override
    public void reject(UpstreamException failure, HttpServletResponse response) throws IOException {
        OpenAiError.of(failure).write(response);
    }

    private static byte[] choices(ChatIdentity identity, String model) {
        return new JsonBuffer(256)
                .raw(utf8("data: {\"id\":"))
                .string(identity.id())
                .raw(utf8(",\"object\":\"chat.completion.chunk\",\"created\":"))
                .number(identity.created().getEpochSecond())
                .raw(utf8(",\"model\":"))
                .string(model)
                .raw(utf8(",\"choices\":["))
                .toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
