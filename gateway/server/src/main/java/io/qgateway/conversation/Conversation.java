package io.qgateway.conversation;

import java.util.List;

/**
 * One request to a model, complete: the answer asked for is the assistant's turn after the last of
 * {@code turns}.
 *
 * @param model the model as the client named it, and from the intake on as the upstream does
 * @param system the system and developer prompts, joined by blank lines; empty when there are none
 * @param turns oldest first, never empty; two neighbours may have the same role
 */
public record Conversation(
        String model, String system, List<Turn> turns, List<Tool> tools, AnswerOptions options) {

    public Conversation {
        if (model.isEmpty()) {
            throw new IllegalArgumentException("A conversation needs a model");
        }
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("A conversation needs at least one turn");
        }
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
    }

    /** One that asks for nothing in particular. */
    public Conversation(String model, String system, List<Turn> turns, List<Tool> tools) {
        this(model, system, turns, tools, AnswerOptions.DEFAULTS);
    }

    public Conversation withModel(String model) {
        return new Conversation(model, system, turns, tools, options);
    }

    public Conversation withSystem(String system) {
        return new Conversation(model, system, turns, tools, options);
    }

    public Conversation withTurns(List<Turn> turns) {
        return new Conversation(model, system, turns, tools, options);
    }

    public Conversation withTools(List<Tool> tools) {
        return new Conversation(model, system, turns, tools, options);
    }

    public Conversation withOptions(AnswerOptions options) {
        return new Conversation(model, system, turns, tools, options);
    }
}
