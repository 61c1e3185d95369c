package io.qgateway.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;

/**
 * Counts tokens by the cl100k_base encoding. An estimate: the models that answer have tokenizers of
 * their own, which nobody publishes. May be shared by all threads.
 */
public final class TokenCounter {

    /** What the models charge for a picture of the largest size they don't scale down. */
    static final long IMAGE = 1_600;

    /** A token is about 4 bytes of text, and those are about 5 of base64. */
    private static final int BASE64_PER_TOKEN = 5;

    private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();

    /** Loads the encoding, which takes a moment that no request should have to wait for. */
    public void warmUp() {
        count("");
    }

    /** The tokens of a text; what looks like a special token is text like any other. */
    public long count(String text) {
        return encodings.getEncoding(EncodingType.CL100K_BASE).countTokensOrdinary(text);
    }

    /** How many characters of a text its first tokens have; never half of one. */
    public int prefix(String text, long tokens) {
        if (tokens <= 0) {
            return 0;
        }
        int most = (int) Math.min(tokens, Integer.MAX_VALUE);
        return encodings
                        .getEncoding(EncodingType.CL100K_BASE)
                        .encodeOrdinary(text, most)
                        .getLastProcessedCharacterIndex()
                + 1;
    }

    /** The tokens of a whole prompt. */
    public long count(Conversation conversation) {
        return count(conversation.system())
                + conversation.tools().stream().mapToLong(this::count).sum()
                + conversation.turns().stream().mapToLong(this::count).sum();
    }

    private long count(Tool tool) {
        return count(tool.name()) + count(tool.description()) + count(tool.inputSchema());
    }

    private long count(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) -> content.stream().mapToLong(this::count).sum();
            case Turn.Assistant(var content) -> content.stream().mapToLong(this::count).sum();
        };
    }

    private long count(UserContent content) {
        return switch (content) {
            case Text(var text) -> count(text);
            case Image _ -> IMAGE;
            case Document document -> count(document);
            case ToolResult result -> result.content().stream().mapToLong(this::count).sum();
        };
    }

    private long count(ToolResultContent content) {
        return switch (content) {
            case Text(var text) -> count(text);
            case Image _ -> IMAGE;
            case Document document -> count(document);
        };
    }

    private long count(Document document) {
        return count(document.title()) + count(document.text());
    }

    private long count(AssistantContent content) {
        return switch (content) {
            case Text(var text) -> count(text);
            case ToolCall call -> count(call.name()) + count(call.input());
            // A thought without a seal stays here: the model would not know it again.
            case Reasoning(var text, var signature) -> signature.isEmpty() ? 0 : count(text);
            case RedactedReasoning(var data) -> data.length() / BASE64_PER_TOKEN;
        };
    }
}
