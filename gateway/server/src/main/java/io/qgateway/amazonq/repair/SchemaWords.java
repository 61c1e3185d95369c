package io.qgateway.amazonq.repair;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in a schema's description what its keywords can't. */
final class SchemaWords {

    private static final int LONGEST = 300;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private SchemaWords() {}

    static void add(ObjectNode schema, String words) {
        var before = schema.path("description").asString("");
        if (before.contains(words) || before.length() + words.length() > LONGEST_DESCRIPTION) {
            return;
        }
        schema.put("description", before.isEmpty() ? words : before + "\n" + words);
    }

    /** JSON in a few words. */
    static String shown(JsonNode node) {
        var json = node.toString();
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "…";
    }
}
