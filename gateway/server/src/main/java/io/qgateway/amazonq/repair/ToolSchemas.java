package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A tool's arguments are described in the part of JSON Schema that the upstream takes. */
final class ToolSchemas implements Rule {

    private static final int LONGEST = 100_000;

    /** How many schemas one may become, first with room and then with less. */
    private static final int[] MOST = {4_000, 400};

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    // Numbers keep the digits they came with.
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes)
            throws InvalidRequestException {
        List<Tool> tools = conversation.tools();
        var taken = new ArrayList<Tool>();
        for (var i = 0; i < tools.size(); i++) {
            taken.add(taken(tools.get(i), notes.places().tool(i).schema(), notes));
        }
        return taken.equals(tools) ? conversation : conversation.withTools(taken);
    }

    private static Tool taken(Tool tool, String path, Notes notes) throws InvalidRequestException {
        var schema = parsed(tool.inputSchema(), path);
        var types = SchemaTypes.of(schema);
        if (Keywords.areTaken(schema, 1) && types.equals(Set.of("object"))) {
            requireLength(tool.inputSchema(), path);
            return tool;
        }
        notes.made(Repair.TOOL_SCHEMA);
        return new Tool(tool.name(), tool.description(), flat(schema, path));
    }

    private static String flat(JsonNode schema, String path) throws InvalidRequestException {
        var flat = "";
        for (var most : MOST) {
            flat = FlatSchema.of(schema, most, path).toString();
            if (flat.length() <= LONGEST) {
                return flat;
            }
        }
        requireLength(flat, path);
        return flat;
    }

    private static JsonNode parsed(String schema, String path) throws InvalidRequestException {
        try {
            return JSON.readTree(schema);
        } catch (JacksonException unreadable) {
            throw new InvalidRequestException(
                    path, "the schema is not valid JSON, or nested too deeply; send a simpler one");
        }
    }

    private static void requireLength(String schema, String path) throws InvalidRequestException {
        if (schema.length() > LONGEST) {
            throw new InvalidRequestException(
                    path,
                    "the schema has %d characters with all references in place, the model takes %d; simplify it"
                            .formatted(schema.length(), LONGEST));
        }
    }
}
