package io.qgateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A table of requests that are wrong in one point each, given as changes of a good one. */
public final class BadRequests {

    private static final JsonMapper MAPPER = new JsonMapper();

    private BadRequests() {}

    /** Each line of the table: the change, the field, the message. */
    public static Stream<Arguments> in(String resource) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/io/qgateway", resource)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of((Object[]) line.split(" \\| ")));
    }

    /** The good request with a change (a JSON merge patch, top level only). */
    public static byte[] change(String good, String change) {
        var request = (ObjectNode) MAPPER.readTree(good);
        MAPPER.readTree(change)
                .properties()
                .forEach(field -> set(request, field.getKey(), field.getValue()));
        return request.toString().getBytes(UTF_8);
    }

    private static void set(ObjectNode request, String name, JsonNode value) {
        if (value.isNull()) {
            request.remove(name);
        } else {
            request.set(name, value);
        }
    }
}
