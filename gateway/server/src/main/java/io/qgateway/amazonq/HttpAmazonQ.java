package io.qgateway.amazonq;

import io.qgateway.amazonq.http.SocketTransport;
import io.qgateway.amazonq.http.Transport;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/**
 * Amazon Q over HTTP. A reply's first {@link ReplyStream#next()} writes the request and waits for
 * the response, so that closing it cuts either; {@link #send} itself only gets the connection.
 */
public final class HttpAmazonQ implements AmazonQ, AutoCloseable {

    private final UpstreamSettings settings;
    private final Transport transport;
    private final UnknownEvents unknownEvents;
    private final String userAgent;
    private final ResponseCheck check;
    private final RequestEncoder encoder = new RequestEncoder(UUID::randomUUID);

    /**
     * @param clock tells how far away a date in Retry-After is
     * @param version of this program, for its User-Agent
     */
    public HttpAmazonQ(
            UpstreamSettings settings,
            UnknownEvents unknownEvents,
            InstantSource clock,
            String version) {
        this(settings, new SocketTransport(settings.transport()), unknownEvents, clock, version);
    }

    HttpAmazonQ(
            UpstreamSettings settings,
            Transport transport,
            UnknownEvents unknownEvents,
            InstantSource clock,
            String version) {
        this.settings = settings;
        this.transport = transport;
        this.unknownEvents = new FewNames(unknownEvents);
        this.userAgent = "qgateway/" + version;
        this.check = new ResponseCheck(clock);
    }

    @Override
    public ReplyStream send(Conversation conversation, Credentials credentials)
            throws UpstreamException {
        URI target = address(credentials);
        byte[] body = encoder.encode(conversation, credentials.profileArn());
        try {
            var exchange = transport.open(target, headers(credentials), body);
            return new EventStreamReply(exchange, check, unknownEvents, settings.bufferSize());
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
    }

    /** Drops the kept connections; replies that are under way go on. */
    @Override
    public void close() {
        transport.close();
    }

    private URI address(Credentials credentials) throws UpstreamException {
        return settings.address(credentials.region())
                .orElseThrow(() ->
                        new UpstreamException(
                                Kind.NOT_ENTITLED,
                                "The account's region %s is no AWS region; correct it."
                                        .formatted(Scrubbed.text(credentials.region()))));
    }

    private Map<String, String> headers(Credentials credentials) throws UpstreamException {
        return Map.of(
                "content-type", "application/x-amz-json-1.0",
                "x-amz-target", "AmazonCodeWhispererStreamingService.GenerateAssistantResponse",
                "accept", "application/vnd.amazon.eventstream",
                "authorization", "Bearer " + token(credentials),
                "user-agent", userAgent,
                // prompts are not to be used for improving the service
                "x-amzn-codewhisperer-optout", "true");
    }

    private static String token(Credentials credentials) throws UpstreamException {
        String token = credentials.accessToken().value();
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new UpstreamException(
                    Kind.BEARER_INVALID,
                    "The account's access token has characters that no token has; log in again.");
        }
        return token;
    }
}
