package io.qgateway.claude;

import io.qgateway.conversation.Caching;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonField;

/**
 * Finds the marks by which a request says up to where its prompt is to be cached. The upstream has
 * places for such marks between messages only, so that it matters in which part of the prompt they
 * are and not where in it.
 */
final class CacheControl {

    private CacheControl() {}

    static Caching of(JsonField root) throws InvalidRequestException {
        var automatic = isMarked(root);
        return new Caching(
                automatic || anyIn(root, "system") || anyIn(root, "tools"),
                automatic || anyInMessages(root));
    }

    private static boolean anyInMessages(JsonField root) throws InvalidRequestException {
        var marked = false;
        for (var message : root.required("messages").array()) {
            marked |= anyIn(message.object(), "content");
        }
        return marked;
    }

    /** Looks at all blocks, so that no mistake is overlooked. */
    private static boolean anyIn(JsonField parent, String name) throws InvalidRequestException {
        return parent.optional(name, CacheControl::anyOf).orElse(false);
    }

    private static boolean anyOf(JsonField blocks) throws InvalidRequestException {
        if (!blocks.isArray()) {
            return false;
        }
        var marked = false;
        for (var block : blocks.array()) {
            // A tool's result has blocks of its own.
            marked |= isMarked(block.object()) | anyIn(block, "content");
        }
        return marked;
    }

    private static boolean isMarked(JsonField block) throws InvalidRequestException {
        return block.optional("cache_control", CacheControl::checked).isPresent();
    }

    private static String checked(JsonField control) throws InvalidRequestException {
        var type = control.object().required("type");
        if (!type.string().equals("ephemeral")) {
            throw type.noneOf("ephemeral");
        }
        return type.string();
    }
}
