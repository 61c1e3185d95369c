package io.qgateway.amazonq;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.amazonq.http.Exchange;
import io.qgateway.amazonq.http.SocketTransport;
import io.qgateway.amazonq.http.Transport;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UniqueIds;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Amazon Q over HTTP. A reply's first {@link ReplyStream#next()} writes the request and waits for
 * the response, so that closing it cuts either; {@link #send} itself only gets the connection.
 */
public final class HttpAmazonQ implements AmazonQ, AutoCloseable {

    private static final String GENERATE =
            "AmazonCodeWhispererStreamingService.GenerateAssistantResponse";
    private static final String LIST_MODELS = "AmazonCodeWhispererService.ListAvailableModels";
    private static final String GET_USAGE = "AmazonCodeWhispererService.GetUsageLimits";
    private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";

    private static final String JSON = "application/json";

    /** For each question that is not a conversation. */
    private static final Duration LISTING = Duration.ofSeconds(10);

    /** A model takes a kilobyte, with the schema of its fields a few. */
    private static final int LARGEST_LISTING = 4 << 20;

    private final UpstreamSettings settings;
    private final Transport transport;
    private final UnknownEvents unknownEvents;
    private final String userAgent;
    private final ResponseCheck check;
    private final RequestEncoder encoder = new RequestEncoder(UniqueIds::next);

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
            var headers = headers(credentials, GENERATE, EVENT_STREAM);
            var exchange = transport.open(target, headers, body);
            return new EventStreamReply(exchange, check, unknownEvents, settings.bufferSize());
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
    }

    @Override
    public AccountModels models(Credentials credentials) throws UpstreamException {
        URI target = address(credentials);
        var headers = headers(credentials, LIST_MODELS, JSON);
        var listing = new ModelListing(RequestWriter.ORIGIN, credentials.profileArn());
        while (listing.hasNext()) {
            listing.add(call(target, headers, listing.request()));
        }
        return listing.models();
    }

    @Override
    public AccountUsage usage(Credentials credentials) throws UpstreamException {
        var headers = headers(credentials, GET_USAGE, JSON);
        var request = UsageReport.request(RequestWriter.ORIGIN, credentials.profileArn());
        return UsageReport.read(call(address(credentials), headers, request));
    }

    private byte[] call(URI target, Map<String, String> headers, byte[] body)
            throws UpstreamException {
        try {
            return read(transport.open(target, headers, body));
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
    }

    private byte[] read(Exchange exchange) throws IOException, UpstreamException {
        try (var limit = new TimeLimit(LISTING, exchange::abort)) {
            try {
                check.acceptStatus(exchange.head(), exchange);
                var body = exchange.body().readNBytes(LARGEST_LISTING);
                exchange.finish();
                return body;
            } catch (IOException e) {
                throw limit.isOver() ? tooSlow(e) : Unreachable.because(e);
            } finally {
                exchange.abort();
            }
        }
    }

    private static UpstreamException tooSlow(IOException cause) {
        return new UpstreamException(
                Kind.TIMEOUT, "Amazon Q did not answer in %s.".formatted(LISTING), cause);
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

    private Map<String, String> headers(Credentials credentials, String operation, String accept)
            throws UpstreamException {
        return Map.of(
                "content-type",
                "application/x-amz-json-1.0",
                "x-amz-target",
                operation,
                "accept",
                accept,
                "authorization",
                "Bearer " + token(credentials),
                "user-agent",
                userAgent,
                // prompts are not to be used for improving the service
                "x-amzn-codewhisperer-optout",
                "true");
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
