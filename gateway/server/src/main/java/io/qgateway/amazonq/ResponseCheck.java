package io.qgateway.amazonq;

import io.qgateway.amazonq.http.Exchange;
import io.qgateway.amazonq.http.ResponseHead;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Looks at a response before its events are read. May be shared by all threads. */
final class ResponseCheck {

    private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";

    /** Longer than any objection of the upstream; the rest of a longer one is not waited for. */
    private static final int MAX_ERROR = 64 << 10;

    private final InstantSource clock;
    private final RetryAfter retryAfter;

    ResponseCheck(InstantSource clock) {
        this.clock = clock;
        this.retryAfter = new RetryAfter(clock);
    }

    /**
     * Accepts an event stream.
     *
     * @throws UpstreamException for anything else, with the cause that the upstream gives
     */
    void accept(ResponseHead head, Exchange exchange) throws IOException, UpstreamException {
        acceptStatus(head, exchange);
        String type = head.first("content-type").orElse(EVENT_STREAM);
        if (!type.toLowerCase(Locale.ROOT).startsWith(EVENT_STREAM)) {
            throw new UpstreamException(
                    Kind.CORRUPT,
                    "Amazon Q answered with unexpected content type %s; try again."
                            .formatted(Scrubbed.text(type)));
        }
    }

    /**
     * Accepts whatever is no objection.
     *
     * @throws UpstreamException with the cause that the upstream gives
     */
    void acceptStatus(ResponseHead head, Exchange exchange) throws IOException, UpstreamException {
        if (head.status() != 200) {
            var error = error(head, exchange);
            exchange.finish();
            throw UpstreamErrors.classify(error, wait(head, error));
        }
    }

    private Optional<Duration> wait(ResponseHead head, UpstreamError error) {
        return head.first("retry-after")
                .flatMap(retryAfter::parse)
                .or(() -> QuotaReset.after(error, clock.instant()));
    }

    private static UpstreamError error(ResponseHead head, Exchange exchange) throws IOException {
        var body = body(exchange);
        String type = head.first("x-amzn-errortype").orElse(body.type());
        return new UpstreamError(head.status(), type, body.reason(), body.message());
    }

    private static ErrorBody body(Exchange exchange) throws IOException {
        byte[] bytes = exchange.body().readNBytes(MAX_ERROR);
        try {
            return ErrorBody.parse(bytes, 0, bytes.length);
        } catch (JacksonException _) {
            return ErrorBody.EMPTY;
        }
    }
}
