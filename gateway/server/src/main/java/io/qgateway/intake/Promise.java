package io.qgateway.intake;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ToolChoice;
import java.util.List;
import java.util.Optional;

/**
 * What an answer has to be for its client to be of use, where the upstream has no parameter for it:
 * the model is asked for it in words, and its answer is held back until it can be judged.
 */
interface Promise {

    /** Judges an answer by its events so far, the last of which is new. */
    Judgement judge(List<ReplyEvent> events);

    /** Whether a client would rather have an answer that breaks it than none. */
    boolean isLenient();

    /** What a client can count on; empty when any answer will do. */
    static Optional<Promise> of(Conversation conversation, Optional<AnswerSchema> schema) {
        AnswerOptions options = conversation.options();
        return switch (options.toolChoice()) {
            case ToolChoice.Any _ -> Optional.of(new CallPromise(Optional.empty()));
            case ToolChoice.Named(var tool) -> Optional.of(new CallPromise(Optional.of(tool)));
            case ToolChoice.None _ when !conversation.tools().isEmpty() ->
                    Optional.of(new NoCallPromise());
            case ToolChoice.None _, ToolChoice.Auto _ -> format(options.format(), schema);
        };
    }

    private static Optional<Promise> format(AnswerFormat format, Optional<AnswerSchema> schema) {
        return switch (format) {
            case AnswerFormat.PlainText _ -> Optional.empty();
            case AnswerFormat.JsonObject _ ->
                    Optional.of(new JsonPromise(AnswerSchema.ANY_OBJECT, false));
            case AnswerFormat.JsonSchema asked ->
                    schema.map(checked -> new JsonPromise(checked, !asked.strict()));
        };
    }
}
