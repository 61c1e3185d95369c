package io.qgateway.simulator.http;

import io.qgateway.simulator.script.Script;
import java.time.Duration;
import java.util.Map;

/** What happens to a request. */
public sealed interface Answer {

    /** A response of known length. */
    record Content(int status, String contentType, Map<String, String> headers, String body)
            implements Answer {
        public Content {
            headers = Map.copyOf(headers);
        }

        /** A JSON response without further headers. */
        public static Content json(int status, String body) {
            return new Content(status, "application/json", Map.of(), body);
        }
    }

    /** An event stream, played as scripted. */
    record EventStream(Script.Reply reply, Call call) implements Answer {}

    /** No response, as long as the client waits. */
    record Silence(Call call) implements Answer {}

    /** The connection is reset. */
    record Reset() implements Answer {}

    /** A response after a pause. */
    record Later(Duration pause, Answer answer) implements Answer {}
}
