package io.qgateway.amazonq;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** An upstream that answers what it was told to, one script per call, in order. */
public final class FakeAmazonQ implements AmazonQ {

    /**
     * What one call answers: events, then a failure, or silence, or nothing more.
     *
     * @param atOnce whether the failure is at hand together with the events
     */
    public record Script(
            List<ReplyEvent> events,
            Optional<UpstreamException> failure,
            boolean silent,
            boolean atOnce) {}

    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<Credentials> calls = new ArrayList<>();
    private final Map<String, AccountModels> models = new ConcurrentHashMap<>();
    private final Map<String, Integer> listings = new ConcurrentHashMap<>();

    private final Map<String, AccountUsage> usages = new ConcurrentHashMap<>();

    public FakeAmazonQ answers(ReplyEvent... events) {
        scripts.add(new Script(List.of(events), Optional.empty(), false, false));
        return this;
    }

    public FakeAmazonQ fails(Kind kind, ReplyEvent... events) {
        return fails(kind, false, events);
    }

    /** Fails before anybody could wait for more after the events. */
    public FakeAmazonQ failsAtOnce(Kind kind, ReplyEvent... events) {
        return fails(kind, true, events);
    }

    private FakeAmazonQ fails(Kind kind, boolean atOnce, ReplyEvent... events) {
        var failure = new UpstreamException(kind, "told to fail with " + kind);
        scripts.add(new Script(List.of(events), Optional.of(failure), false, atOnce));
        return this;
    }

    public FakeAmazonQ staysSilentAfter(ReplyEvent... events) {
        scripts.add(new Script(List.of(events), Optional.empty(), true, false));
        return this;
    }

    /** The account with this token has these models from now on. */
    public void lists(String accessToken, AccountModels told) {
        models.put(accessToken, told);
    }

    /** The account with this token does not tell its models any more. */
    public void listsNothing(String accessToken) {
        models.remove(accessToken);
    }

    /** How often the account with this token was asked for its models. */
    public int listings(String accessToken) {
        return listings.getOrDefault(accessToken, 0);
    }

    @Override
    public AccountModels models(Credentials credentials) throws UpstreamException {
        var token = credentials.accessToken().value();
        listings.merge(token, 1, Integer::sum);
        var told = models.get(token);
        if (told == null) {
            throw new UpstreamException(Kind.UNAVAILABLE, "told to list nothing");
        }
        return told;
    }

    /** The account with this token tells this usage from now on. */
    public void uses(String accessToken, AccountUsage told) {
        usages.put(accessToken, told);
    }

    @Override
    public AccountUsage usage(Credentials credentials) throws UpstreamException {
        var told = usages.get(credentials.accessToken().value());
        if (told == null) {
            throw new UpstreamException(Kind.UNAVAILABLE, "told to tell no usage");
        }
        return told;
    }

    /** The credentials of each call so far. */
    public synchronized List<Credentials> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized ReplyStream send(Conversation conversation, Credentials credentials) {
        calls.add(credentials);
        return new ScriptedReply(scripts.remove());
    }

    private static final class ScriptedReply implements ReplyStream {

        private final Deque<ReplyEvent> events;
        private final Script script;
        private final CountDownLatch closed = new CountDownLatch(1);

        ScriptedReply(Script script) {
            this.script = script;
            this.events = new ArrayDeque<>(script.events());
        }

        @Override
        public ReplyEvent next() throws UpstreamException {
            var event = events.poll();
            if (event != null) {
                return event;
            }
            if (script.silent()) {
                awaitClose();
                throw new UpstreamException(Kind.CANCELLED, "closed");
            }
            throw script.failure().orElseThrow();
        }

        private void awaitClose() {
            try {
                closed.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean ready() {
            return !events.isEmpty() || script.atOnce();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
