package io.qgateway.amazonq;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;

/**
 * Watches the pieces of a tool call's input go by and knows whether they join to a JSON object. It
 * keeps none of them. One per call; not thread-safe.
 */
final class ToolInput {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser =
            JSON.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    private final ByteArrayFeeder feeder = (ByteArrayFeeder) parser.nonBlockingInputFeeder();
    private boolean empty = true;
    private boolean begun;
    private boolean ended;
    private boolean sound = true;

    /** Whether there was nothing at all so far. */
    boolean isEmpty() {
        return empty;
    }

    /** Takes the next piece; false once the pieces can't become an object any more. */
    boolean accept(String piece) {
        empty &= piece.isEmpty();
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        return sound && read(() -> feeder.feedInput(bytes, 0, bytes.length));
    }

    /** Ends the input; whether it is a whole object. */
    boolean end() {
        return sound && read(feeder::endOfInput) && ended;
    }

    private boolean read(Runnable feed) {
        try {
            feed.run();
            for (JsonToken token; (token = parser.nextToken()) != null; ) {
                if (token == JsonToken.NOT_AVAILABLE) {
                    break;
                }
                sound &= fits(token);
            }
        } catch (JacksonException _) {
            sound = false;
        }
        return sound;
    }

    private boolean fits(JsonToken token) {
        boolean fits = begun ? !ended : token == JsonToken.START_OBJECT;
        begun = true;
        ended = parser.streamReadContext().inRoot();
        return fits;
    }
}
