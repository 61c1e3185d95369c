package io.qgateway.amazonq;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.UpstreamException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a conversation as the body of GenerateAssistantResponse. The upstream has no place for a
 * system prompt, so that it goes before the user's first words, in a tag that models know. May be
 * shared by all threads.
 */
final class RequestEncoder {

    private static final JsonFactory JSON = new JsonFactory();

    private final Supplier<UUID> conversationIds;

    /**
     * @param conversationIds a new one for each request: the history comes along with it, so that
     *     nothing has to be found again by its id
     */
    RequestEncoder(Supplier<UUID> conversationIds) {
        this.conversationIds = conversationIds;
    }

    /**
     * The request's body.
     *
     * @param conversation in the form that the upstream takes, as {@link
     *     io.qgateway.amazonq.repair.Linter} makes it
     * @throws UpstreamException when the conversation can't be expressed in it
     */
    byte[] encode(Conversation conversation, Optional<String> profileArn) throws UpstreamException {
        var messages = withSystemPrompt(conversation.system(), Dialogue.of(conversation.turns()));
        var body = new ByteArrayOutputStream(4096);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            var writer = new RequestWriter(json, conversation.model(), conversation.tools());
            writer.write(conversationIds.get(), messages, conversation.caching(), profileArn);
        }
        return body.toByteArray();
    }

    private static List<Message> withSystemPrompt(String system, List<Message> messages) {
        if (system.isBlank()) {
            return messages;
        }
        var prompted = new ArrayList<>(messages);
        prompted.set(
                0,
                switch (messages.getFirst()) {
                    case Message.User(var content, var images, var results) ->
                            new Message.User(framed(system) + content, images, results);
                    case Message.Assistant assistant ->
                            throw new IllegalArgumentException(
                                    "A history begins with the user, not with " + assistant);
                });
        return prompted;
    }

    private static String framed(String system) {
        return "<system_prompt>\n" + system + "\n</system_prompt>\n\n";
    }
}
