package io.qgateway.metrics;

import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.tokens.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
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
    private Optional<String> substitute = Optional.empty();
    private boolean stream;
    private int attempts;
    private List<UpstreamException.Kind> causes = List.of();
    private Optional<String> account = Optional.empty();
    private Optional<String> upstreamId = Optional.empty();
    private OptionalLong firstEventNanos = OptionalLong.empty();
    private Optional<StopReason> stopReason = Optional.empty();
    private Optional<Cost> cost = Optional.empty();
    private Optional<UpstreamException.Kind> failure = Optional.empty();
    private Optional<UpstreamException.Kind> fallback = Optional.empty();
    private BooleanSupplier clientGone = () -> false;
    private boolean clientLeft;
    private boolean clientStalled;

    public RequestTrace(String requestId, Api api, long startNanos) {
        this.requestId = requestId;
        this.api = api;
        this.startNanos = startNanos;
    }

    /**
     * What one of several answers to the request goes through; belongs to the thread that asks for
     * it.
     */
    public RequestTrace branch() {
        var branch = new RequestTrace(requestId, api, startNanos);
        branch.model = model;
        branch.clientGone = this::clientGoneForOneOfMany;
        return branch;
    }

    private synchronized boolean clientGoneForOneOfMany() {
        return clientGone();
    }

    /** All answers have ended: what they went through is what the request did. */
    public void join(List<RequestTrace> branches) {
        branches.forEach(this::add);
        firstEventNanos =
                branches.stream()
                        .map(branch -> branch.firstEventNanos)
                        .flatMapToLong(OptionalLong::stream)
                        .min();
        if (branches.stream().allMatch(branch -> branch.stopReason.isPresent())) {
            stopReason = branches.getFirst().stopReason;
        }
    }

    private void add(RequestTrace branch) {
        attempts += branch.attempts;
        branch.causes.forEach(this::attemptFailed);
        account = branch.account.or(() -> account);
        upstreamId = branch.upstreamId.or(() -> upstreamId);
    }

    /** The request was understood. */
    public void asked(String model, boolean stream) {
        this.model = Optional.of(model);
        this.stream = stream;
    }

    /** This model answers in place of the one that was asked for. */
    public void answeredInsteadBy(String model) {
        substitute = Optional.of(model);
    }

    /** It is being sent upstream with this account. */
    public void attempted(String account) {
        attempts++;
        this.account = Optional.of(account);
    }

    /** That attempt failed. */
    public void attemptFailed(UpstreamException.Kind cause) {
        var more = new ArrayList<>(causes);
        more.add(cause);
        causes = List.copyOf(more);
    }

    /** The upstream calls that attempt so. */
    public void upstreamId(Optional<String> id) {
        upstreamId = id;
    }

    /** The first event of the answer arrived. */
    public void firstEvent(long nanos) {
        firstEventNanos = OptionalLong.of(nanos);
    }

    /** What a whole answer cost; of a broken one nobody knows. */
    public void used(Supplier<Cost> paid) {
        if (stopReason.isPresent()) {
            cost = Optional.of(paid.get());
        }
    }

    /** The answer is whole. */
    public void finished(StopReason reason) {
        stopReason = Optional.of(reason);
    }

    /** The pool could not serve it for this reason, and another backend does. */
    public void fellBack(UpstreamException.Kind reason) {
        fallback = Optional.of(reason);
        failure = Optional.empty();
    }

    /** There is no answer, or no whole one. */
    public void failed(UpstreamException.Kind kind) {
        failure = Optional.of(kind);
    }

    /**
     * How to find out whether the client has closed its connection; may be asked by another thread,
     * until the response is complete.
     */
    public void watchClient(BooleanSupplier gone) {
        clientGone = gone;
    }

    public boolean clientGone() {
        return clientGone.getAsBoolean();
    }

    /** The client went away before its response was complete. */
    public void left() {
        clientLeft = true;
    }

    /** The client took nothing for so long that its response was cut off. */
    public void stalled() {
        clientLeft = true;
        clientStalled = true;
    }

    public String requestId() {
        return requestId;
    }

    public Api api() {
        return api;
    }

    public Optional<String> substitute() {
        return substitute;
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

    public Optional<Cost> cost() {
        return cost;
    }

    public Optional<UpstreamException.Kind> failure() {
        return failure;
    }

    /** Why attempts failed, in their order. */
    public List<UpstreamException.Kind> causes() {
        return causes;
    }

    public Optional<String> upstreamId() {
        return upstreamId;
    }

    /** Why another backend served it, if one did. */
    public Optional<UpstreamException.Kind> fallback() {
        return fallback;
    }

    public boolean clientLeft() {
        return clientLeft;
    }

    /** Whether it is the client's slowness that ended its response. */
    public boolean clientStalled() {
        return clientStalled;
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
