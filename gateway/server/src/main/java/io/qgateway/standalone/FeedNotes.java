package io.qgateway.standalone;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the feed writes into an account's {@code other}, in q2api's words. */
final class FeedNotes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REASON = "failedReason";
    private static final String DETAIL = "failedDetail";

    private FeedNotes() {}

    /** It came by the feed. */
    static String fed(Optional<String> other) {
        return object(other).put("source", "feed").toString();
    }

    /** It has answered. */
    static String passed(Optional<String> other) {
        var object = object(other);
        object.remove(REASON);
        object.remove(DETAIL);
        return object.toString();
    }

    /** It has not, and why. */
    static String failed(Optional<String> other, String reason, String detail) {
        return object(other).put(REASON, reason).put(DETAIL, detail).toString();
    }

    private static ObjectNode object(Optional<String> other) {
        try {
            return other.map(JSON::readTree)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .orElseGet(JSON::createObjectNode);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }
}
