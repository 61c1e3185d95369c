package io.qgateway.sse;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.Usage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer written down, a line for each step, played to a sink as the relay would:
 *
 * <pre>
 * text "Hello"                      finished END_TURN
 * call call_1 get_weather           usage 10 5 0 0      (input, output, cache read and write)
 * input "{}"                        stopped "END"       (at this stop sequence)
 * end                               ping
 * think "Hm."                       fail TIMEOUT Nothing came.
 * signed c2ln                       redacted eA==
 * </pre>
 */
public record ReplyScript(List<String> lines) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public void playTo(ReplySink sink) throws IOException {
        for (var line : lines) {
            var space = (line + " ").indexOf(' ');
            step(line.substring(0, space), line.substring(space).strip(), sink);
        }
    }

    /** Whether it ends with a failure after its beginning. */
    public boolean breaksOff() {
        return lines.size() > 1 && lines.getLast().startsWith("fail ");
    }

    private static void step(String verb, String rest, ReplySink sink) throws IOException {
        var words = rest.split(" ", 2);
        switch (verb) {
            case "text" -> send(new ReplyEvent.TextDelta(string(rest)), sink);
            case "think" -> send(new ReplyEvent.ReasoningDelta(string(rest)), sink);
            case "signed" -> send(new ReplyEvent.ReasoningSigned(rest), sink);
            case "redacted" -> send(new ReplyEvent.ReasoningRedacted(rest), sink);
            case "call" -> send(new ReplyEvent.ToolCallStarted(words[0], words[1]), sink);
            case "input" -> send(new ReplyEvent.ToolInputDelta(string(rest)), sink);
            case "end" -> send(new ReplyEvent.ToolCallEnded(), sink);
            case "usage" -> send(new ReplyEvent.UsageReported(usage(rest)), sink);
            case "finished" -> send(new ReplyEvent.Finished(StopReason.valueOf(rest)), sink);
            case "stopped" -> send(ReplyEvent.Finished.before(string(rest)), sink);
            case "ping" -> sink.ping();
            case "fail" -> sink.fail(failure(words[0], words[1]));
            default -> throw new IllegalArgumentException("No such step: " + verb);
        }
    }

    private static void send(ReplyEvent event, ReplySink sink) throws IOException {
        sink.accept(event);
        sink.flush();
    }

    private static UpstreamException failure(String kind, String message) {
        return new UpstreamException(UpstreamException.Kind.valueOf(kind), message);
    }

    private static String string(String json) {
        return MAPPER.readValue(json, String.class);
    }

    private static Usage usage(String numbers) {
        var n = Stream.of(numbers.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Usage(n[0], n[1], n[2], n[3]);
    }
}
