package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An answer of each kind, with {@code [piece]}, {@code [text]} and {@code [end]} where a piece
 * begins, where its text is and where the pieces end: all that a floor has to know of it.
 */
enum FloorForm {
    OPENAI(
            """
            HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n\
            """,
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m",\
            "choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

            [piece]data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m",\
            "choices":[{"index":0,"delta":{"content":"[text]"},"finish_reason":null}]}

            [end]data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m",\
            "choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """),
    ANTHROPIC(
            OPENAI.head,
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant",\
            "model":"m","content":[],"stop_reason":null,"usage":{"input_tokens":1,"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            [piece]event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"[text]"}}

            [end]event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}

            event: message_stop
            data: {"type":"message_stop"}

            """),
    PLAIN(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
            """
            {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
            "message":{"role":"assistant","content":"[piece][text][end]"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}\
            """);

    final String head;
    final byte[] opening;
    final byte[] beforeText;
    final byte[] afterText;
    final byte[] closing;

    FloorForm(String head, String answer) {
        var parts = answer.split("\\[(piece|text|end)]", -1);
        this.head = head;
        opening = parts[0].getBytes(ISO_8859_1);
        beforeText = parts[1].getBytes(ISO_8859_1);
        afterText = parts[2].getBytes(ISO_8859_1);
        closing = parts[3].getBytes(ISO_8859_1);
    }

    static FloorForm of(String head, String body) {
        if (head.startsWith("POST /v1/messages")) {
            return ANTHROPIC;
        }
        return body.contains("\"stream\":true") ? OPENAI : PLAIN;
    }

    boolean streamed() {
        return this != PLAIN;
    }
}
