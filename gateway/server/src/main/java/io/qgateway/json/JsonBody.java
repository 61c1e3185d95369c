package io.qgateway.json;

import io.qgateway.conversation.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON bodies, read and made. Says of bad JSON where it is bad, and never repeats it. */
public final class JsonBody {

    private static final int MAX_DEPTH = 500;
    private static final int MAX_DIGITS = 1_000;
    private static final int MAX_NAME_SHOWN = 64;
    private static final String DUPLICATE = "Duplicate Object property \"";

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits()).build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // Schemas and tool inputs pass through with the digits they came with.
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
    private static final ObjectReader STRICT_TREE =
            TREE.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private JsonBody() {}

    /** The object that a request body consists of. */
    public static JsonField parse(byte[] body) throws InvalidRequestException {
        requireUtf8(body);
        JsonNode root;
        try {
            root = STRICT_TREE.readTree(body);
        } catch (JacksonException e) {
            throw new InvalidRequestException("", explain(e));
        }
        if (root.isMissingNode()) {
            throw new InvalidRequestException("", "request body is empty; send a JSON object");
        }
        return new JsonField("", root).object();
    }

    /** Whether a text is one JSON object, as the arguments of a tool call must be. */
    public static boolean isObject(String json) {
        try {
            return TREE.readTree(json).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }

    /** What a JSON object says, as a record of its members; nothing when it is none of the kind. */
    public static <T> Optional<T> read(byte[] json, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, type));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** The text that a member of a JSON object is; nothing when it is none. */
    public static Optional<String> stringMember(String json, String name) {
        try {
            return TREE.<JsonNode>readValue(json).path(name).stringValueOpt();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** A value as JSON text. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** A value as the body of a response. */
    public static byte[] of(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_DIGITS)
                // A picture is one string; the size of the whole body is limited where it is read.
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }

    /** Jackson forgives some malformed UTF-8, and what it forgives nobody after us may. */
    private static void requireUtf8(byte[] body) throws InvalidRequestException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.wrap(body);
        var chars = CharBuffer.allocate(Math.min(body.length + 1, 4096));
        var result = decoder.decode(bytes, chars, true);
        while (result.isOverflow()) {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
        }
        if (result.isError()) {
            throw new InvalidRequestException(
                    "", "request body is not valid UTF-8 at byte " + bytes.position());
        }
    }

    private static String explain(JacksonException e) {
        var location = e.getLocation();
        var where =
                location == null
                        ? ""
                        : " (line %d, column %d)"
                                .formatted(location.getLineNr(), location.getColumnNr());
        if (e instanceof StreamConstraintsException) {
            return "request body has more than %d levels or a number of more than %d digits%s"
                    .formatted(MAX_DEPTH, MAX_DIGITS, where);
        }
        var message = e.getOriginalMessage();
        if (message.startsWith(DUPLICATE)) {
            return "duplicate field `%s`%s; send it once".formatted(nameIn(message), where);
        }
        return "request body is not valid JSON" + where;
    }

    private static String nameIn(String duplicateMessage) {
        var name =
                duplicateMessage.substring(DUPLICATE.length(), duplicateMessage.lastIndexOf('"'));
        return name.length() <= MAX_NAME_SHOWN ? name : name.substring(0, MAX_NAME_SHOWN) + "…";
    }
}
