package io.qgateway.amazonq.repair;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds what a schema refers to in itself; nothing is ever fetched. */
final class SchemaReference {

    private SchemaReference() {}

    /**
     * The schema at a reference like {@code #/$defs/Node}; empty when the document has none there.
     */
    static Optional<JsonNode> resolve(JsonNode root, String reference) {
        if (!reference.startsWith("#")) {
            return Optional.empty();
        }
        var fragment = decoded(reference.substring(1));
        var target =
                fragment.isEmpty() || fragment.startsWith("/")
                        ? root.at(JsonPointer.compile(fragment))
                        : anchored(root, fragment);
        return Optional.of(target).filter(JsonNode::isObject);
    }

    private static JsonNode anchored(JsonNode root, String anchor) {
        for (var definitions : new String[] {"$defs", "definitions"}) {
            for (var definition : root.path(definitions)) {
                if (definition.path("$anchor").asString("").equals(anchor)) {
                    return definition;
                }
            }
        }
        return root.path("$defs").path(anchor);
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return fragment;
        }
    }
}
