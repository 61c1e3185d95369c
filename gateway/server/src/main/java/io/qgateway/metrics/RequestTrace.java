package io.qgateway.metrics;

import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.Usage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What one request went through, noted on its way for the access log and the metrics. Belongs to
 * the request's thread; holds no prompt, key or token.
 */
public final class RequestTrace {

    /** Which API the client spoke, as the label says it. */
    public enum Api {
        OPENAI("openai"),
        ANTHROPIC("anthropic");

        private final String label;

        Api(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final String requestId;
    private final Api api;
    private final long startNanos;
    private Optional<String> model = Optional.empty();
    private boolean stream;
    private int attempts;
    private Optional<String> account = Optional.empty();
    private OptionalLong firstEventNanos = OptionalLong.empty();
    private Optional<StopReason> stopReason = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private Optional<UpstreamException.Kind> failure = Optional.empty();
    private boolean clientLeft;

    public RequestTrace(String requestId, Api api, long startNanos) {
        this.requestId = requestId;
        this.api = api;
        this.startNanos = startNanos;
    }

    /** The request was understood. */
    public void asked(String model, boolean stream) {
        this.model = Optional.of(model);
        this.stream = stream;
    }

    /** It is being sent upstream with this account. */
    public void attempted(String account) {
        attempts++;
        this.account = Optional.of(account);
    }

    /** The first event of the answer arrived. */
    public void firstEvent(long nanos) {
        firstEventNanos = OptionalLong.of(nanos);
    }

    /** What a whole answer cost; of a broken one nobody knows. */
    public void used(Supplier<Usage> cost) {
        if (stopReason.isPresent()) {
            usage = Optional.of(cost.get());
        }
    }

    /** The answer is whole. */
    public void finished(StopReason reason) {
        stopReason = Optional.of(reason);
    }

    /** There is no answer, or no whole one. */
    public void failed(UpstreamException.Kind kind) {
        failure = Optional.of(kind);
    }

    /** The client went away before its response was complete. */
    public void left() {
        clientLeft = true;
    }

    public String requestId() {
        return requestId;
    }

    public Api api() {
        return api;
    }

    public Optional<String> model() {
        return model;
    }

    public boolean stream() {
        return stream;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<String> account() {
        return account;
    }

    public Optional<StopReason> stopReason() {
        return stopReason;
    }

    public Optional<Usage> usage() {
        return usage;
    }

    public Optional<UpstreamException.Kind> failure() {
        return failure;
    }

    public boolean clientLeft() {
        return clientLeft;
    }

    /** Nanoseconds from the request's arrival to {@code nanos}. */
    public long sinceStart(long nanos) {
        return nanos - startNanos;
    }

    /** Nanoseconds from the request's arrival to the answer's first event. */
    public OptionalLong timeToFirstEvent() {
        return firstEventNanos.isPresent()
                ? OptionalLong.of(sinceStart(firstEventNanos.getAsLong()))
                : OptionalLong.empty();
    }
}
