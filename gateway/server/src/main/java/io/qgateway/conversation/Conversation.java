package io.qgateway.conversation;

import java.util.List;

/**
 * One request to a model, complete: the answer asked for is the assistant's turn after the last of
 * {@code turns}.
 *
 * @param model the model as the client named it, and from the intake on as the upstream does
 * @param system the system and developer prompts, joined by blank lines; empty when there are none
 * @param turns oldest first, never empty; two neighbours may have the same role
 * @param caching what of it the upstream is asked to keep
 */
public record Conversation(
        String model,
        String system,
        List<Turn> turns,
        List<Tool> tools,
        AnswerOptions options,
        Caching caching) {

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

    /** One of which nothing has to be kept. */
    public Conversation(
            String model,
            String system,
            List<Turn> turns,
            List<Tool> tools,
            AnswerOptions options) {
        this(model, system, turns, tools, options, Caching.NOTHING);
    }

    /** One that asks for nothing in particular. */
    public Conversation(String model, String system, List<Turn> turns, List<Tool> tools) {
        this(model, system, turns, tools, AnswerOptions.DEFAULTS);
    }

    public Conversation withModel(String model) {
        return new Conversation(model, system, turns, tools, options, caching);
    }

    public Conversation withSystem(String system) {
        return new Conversation(model, system, turns, tools, options, caching);
    }

    public Conversation withTurns(List<Turn> turns) {
        return new Conversation(model, system, turns, tools, options, caching);
    }

    public Conversation withTools(List<Tool> tools) {
        return new Conversation(model, system, turns, tools, options, caching);
    }

    public Conversation withOptions(AnswerOptions options) {
        return new Conversation(model, system, turns, tools, options, caching);
    }

    public Conversation withCaching(Caching caching) {
        return new Conversation(model, system, turns, tools, options, caching);
    }
}
