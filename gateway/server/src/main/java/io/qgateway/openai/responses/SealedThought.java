package io.qgateway.openai.responses;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Thought;
import io.qgateway.json.JsonBody;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thought as {@code encrypted_content}: opaque to the client, which keeps it and sends it back,
 * so that the model finds its own thoughts in the history of a tool loop. It is coded, not
 * encrypted: the client may know what it holds.
 */
final class SealedThought {

    private static final String MARK = "qg1.";

    private SealedThought() {}

    /** What to give the client; nothing for a thought that the model would not know again. */
    static Optional<String> of(Thought thought) {
        return switch (thought) {
            case Reasoning(_, var signature) when signature.isEmpty() -> Optional.empty();
            case Reasoning(var text, var signature) ->
                    Optional.of(coded(new Content(text, signature, null)));
            case RedactedReasoning(var data) -> Optional.of(coded(new Content(null, null, data)));
        };
    }

    /** The thought again; nothing for what another server has sealed. */
    static Optional<Thought> open(String sealed) {
        if (!sealed.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            var json = Base64.getUrlDecoder().decode(sealed.substring(MARK.length()));
            return JsonBody.read(json, Content.class).flatMap(Content::thought);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String coded(Content content) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(JsonBody.of(content));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Content(
            @Nullable String text, @Nullable String signature, @Nullable String redacted) {

        Optional<Thought> thought() {
            if (redacted != null) {
                return Optional.of(new RedactedReasoning(redacted));
            }
            return text == null || signature == null
                    ? Optional.empty()
                    : Optional.of(new Reasoning(text, signature));
        }
    }
}
