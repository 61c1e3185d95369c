package io.qgateway.openai;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Thinking;
import io.qgateway.json.JsonField;
import java.util.Optional;

/** OpenAI's words for how much a model should think. */
public final class ReasoningEffort {

    private ReasoningEffort() {}

    public static Thinking read(JsonField effort) throws InvalidRequestException {
        return switch (effort.string()) {
            case "none" -> new Thinking.Off();
            case "minimal" -> adaptive(Thinking.Effort.MINIMAL);
            case "low" -> adaptive(Thinking.Effort.LOW);
            case "medium" -> adaptive(Thinking.Effort.MEDIUM);
            case "high" -> adaptive(Thinking.Effort.HIGH);
            case "xhigh" -> adaptive(Thinking.Effort.XHIGH);
            default -> throw effort.noneOf("none", "minimal", "low", "medium", "high", "xhigh");
        };
    }

    private static Thinking adaptive(Thinking.Effort effort) {
        return new Thinking.Adaptive(Optional.of(effort));
    }
}
