package io.qgateway.simulator.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message as Amazon's own library reads it. */
public final class Event {

    private final Map<String, String> headers = new HashMap<>();
    private final byte[] payload;

    private Event(Message message) {
        message.getHeaders().forEach((name, value) -> headers.put(name, value.getString()));
        payload = message.getPayload();
    }

    /** Reads all whole messages; throws what the library throws for broken ones. */
    public static List<Event> decode(byte[] stream) {
        var decoder = new MessageDecoder();
        decoder.feed(ByteBuffer.wrap(stream));
        return decoder.getDecodedMessages().stream().map(Event::new).toList();
    }

    /** The message type: event, exception or error. */
    public String kind() {
        return header(":message-type");
    }

    /** The event's or exception's type, or the error's code. */
    public String type() {
        return header(kind().equals("error") ? ":error-code" : ":" + kind() + "-type");
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public byte[] payload() {
        return payload;
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(payload);
    }
}
