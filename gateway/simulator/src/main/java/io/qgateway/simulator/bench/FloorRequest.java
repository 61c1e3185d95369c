package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The upstream request of a prompt, whose text goes over as it stands, escapes included. */
record FloorRequest(String bearer) {

    private static final String CONTENT = "\"content\":\"";

    byte[] of(String clientBody) {
        int start = clientBody.lastIndexOf(CONTENT) + CONTENT.length();
        var prompt = clientBody.substring(start, clientBody.indexOf('"', start));
        var body =
                """
                {"conversationState":{"chatTriggerType":"MANUAL","history":[],"currentMessage":\
                {"userInputMessage":{"content":"%s","modelId":"claude-sonnet-4.5","origin":"CLI"}}}}\
                """
                        .formatted(prompt);
        return """
        POST / HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/x-amz-json-1.0\r
        x-amz-target: AmazonCodeWhispererStreamingService.GenerateAssistantResponse\r
        Authorization: Bearer %s\r
        Content-Length: %d\r
        \r
        %s\
        """
                .formatted(bearer, body.length(), body)
                .getBytes(ISO_8859_1);
    }
}
