package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What surrounds the text in an answer of each kind: all that a floor has to know of it. */
enum FloorForm {
    OPENAI(
            true,
            openAiChunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
            "data: " + Parts.OPENAI_HEAD + "{\"content\":\"",
            "\"},\"finish_reason\":null}]}\n\n",
            openAiChunk("{}", "\"stop\"") + "data: [DONE]\n\n"),
    ANTHROPIC(
            true,
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
            "model":"m","content":[],"stop_reason":null,"stop_sequence":null,\
            "usage":{"input_tokens":1,"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            """,
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                    + "\"delta\":{\"type\":\"text_delta\",\"text\":\"",
            "\"}}\n\n",
            """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
            "usage":{"output_tokens":1}}

            event: message_stop
            data: {"type":"message_stop"}

            """),
    PLAIN(
            false,
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"",
            "",
            "",
            "\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}");

    final boolean streamed;
    final byte[] opening;
    final byte[] beforeText;
    final byte[] afterText;
    final byte[] closing;

    FloorForm(boolean streamed, String opening, String before, String after, String closing) {
        this.streamed = streamed;
        this.opening = opening.getBytes(UTF_8);
        this.beforeText = before.getBytes(UTF_8);
        this.afterText = after.getBytes(UTF_8);
        this.closing = closing.getBytes(UTF_8);
    }

    static FloorForm of(String head, String body) {
        if (head.startsWith("POST /v1/messages")) {
            return ANTHROPIC;
        }
        return body.contains("\"stream\":true") ? OPENAI : PLAIN;
    }

    String head(int length) {
        return streamed
                ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + length
                        + "\r\n\r\n";
    }

    private static String openAiChunk(String delta, String finishReason) {
        return "data: %s%s,\"finish_reason\":%s}]}\n\n"
                .formatted(Parts.OPENAI_HEAD, delta, finishReason);
    }

    private interface Parts {
        String OPENAI_HEAD =
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":";
    }
}
