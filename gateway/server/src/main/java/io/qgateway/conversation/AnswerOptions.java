package io.qgateway.conversation;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a client wants its answer.
 *
 * @param maxTokens how long it may become, reasoning and tool calls included
 * @param stopSequences texts before which it ends, none of them empty
 * @param parallelToolCalls whether it may hold several tool calls
 */
public record AnswerOptions(
        OptionalInt maxTokens,
        List<String> stopSequences,
        ToolChoice toolChoice,
        boolean parallelToolCalls,
        Thinking thinking,
        AnswerFormat format) {

    /** What one gets who asks for nothing. */
    public static final AnswerOptions DEFAULTS =
            new AnswerOptions(
                    OptionalInt.empty(),
                    List.of(),
                    new ToolChoice.Auto(),
                    true,
                    new Thinking.UpToTheModel(),
                    new AnswerFormat.PlainText());

    public AnswerOptions {
        stopSequences = List.copyOf(stopSequences);
        if (stopSequences.contains("")) {
            throw new IllegalArgumentException("An empty stop sequence would end every answer");
        }
    }

    public AnswerOptions withToolChoice(ToolChoice toolChoice) {
        return new AnswerOptions(
                maxTokens, stopSequences, toolChoice, parallelToolCalls, thinking, format);
    }
}
