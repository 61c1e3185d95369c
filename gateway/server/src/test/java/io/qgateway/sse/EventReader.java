package io.qgateway.sse;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole event stream as a client would: the data of each event that is JSON. */
public final class EventReader {

    private static final JsonMapper MAPPER = new JsonMapper();

    private EventReader() {}

    public static List<JsonNode> data(String stream) {
        return Stream.of(stream.split("\n\n"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("data: {"))
                .map(line -> MAPPER.readTree(line.substring("data: ".length())))
                .toList();
    }
}
