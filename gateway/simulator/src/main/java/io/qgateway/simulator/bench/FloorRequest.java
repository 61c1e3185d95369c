package io.qgateway.simulator.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;

/** The upstream request of a prompt, whose text goes over as it stands, escapes included. */
record FloorRequest(InetSocketAddress upstream, String bearer) {

    private static final String CONTENT = "\"content\":\"";

    byte[] of(String clientBody) {
        var body =
                """
                {"conversationState":{"chatTriggerType":"MANUAL","history":[],"currentMessage":\
                {"userInputMessage":{"content":"%s","modelId":"claude-sonnet-4.5","origin":"CLI"}}}}\
                """
                        .formatted(lastContent(clientBody));
        return (head(body.length()) + body).getBytes(UTF_8);
    }

    private String head(int length) {
        return "POST / HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/x-amz-json-1.0\r\n"
                        .formatted(upstream.getHostString(), upstream.getPort())
                + "x-amz-target: AmazonCodeWhispererStreamingService.GenerateAssistantResponse\r\n"
                + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(bearer, length);
    }

    private static String lastContent(String body) {
        int start = body.lastIndexOf(CONTENT) + CONTENT.length();
        return body.substring(start, body.indexOf('"', start));
    }
}
