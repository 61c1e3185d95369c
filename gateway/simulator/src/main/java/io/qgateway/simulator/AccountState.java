package io.qgateway.simulator;

import io.qgateway.simulator.chat.Caller;
import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.chat.PromptCache;
import io.qgateway.simulator.chat.Quota;
import io.qgateway.simulator.http.Call;
import io.qgateway.simulator.script.Script;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the simulator knows of an account besides its tokens; thread-safe. */
final class AccountState implements Caller {

    private static final int REMEMBERED_REQUESTS = 100;
    private static final String USUAL_PROFILE =
            "arn:aws:codewhisperer:us-east-1:123456789012:profile/SIMULATED";

    private final String name;
    private final Tally total;
    private final Tally own = new Tally();
    private final Deque<Script> next = new ArrayDeque<>();
    private final Deque<String> requests = new ArrayDeque<>();
    private final PromptCache promptCache = new PromptCache();
    private Optional<Script> standing = Optional.empty();
    private volatile Optional<ModelCatalogue> models = Optional.empty();
    private volatile Optional<Script> listing = Optional.empty();
    private volatile Optional<Quota> quota = Optional.of(Quota.USUAL);
    private Optional<List<String>> profiles = Optional.empty();

    AccountState(String name, Tally total) {
        this.name = name;
        this.total = total;
    }

    String name() {
        return name;
    }

    Counters counters() {
        return own.counters();
    }

    void count(Tally.Fact fact, int howMany) {
        own.add(fact, howMany);
        total.add(fact, howMany);
    }

    synchronized void script(Optional<Script> script) {
        standing = script;
    }

    synchronized void scriptNext(List<Script> scripts) {
        next.addAll(scripts);
    }

    void models(Optional<ModelCatalogue> own) {
        models = own;
    }

    void listingScript(Optional<Script> script) {
        listing = script;
    }

    void quota(Optional<Quota> told) {
        quota = told;
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Who works for a company has a profile, unless told otherwise, and needs one. */
    synchronized void becomeOfACompany() {
        profiles = profiles.or(() -> Optional.of(List.of(USUAL_PROFILE)));
    }

    synchronized void profiles(List<String> arns) {
        profiles = Optional.of(arns);
    }

    @Override
    public synchronized Optional<List<String>> profiles() {
        return profiles;
    }

    @Override
    public synchronized void requested(String body) {
        count(Tally.Fact.REQUEST, 1);
        requests.add(body);
        if (requests.size() > REMEMBERED_REQUESTS) {
            requests.removeFirst();
        }
    }

    @Override
    public void rejected() {
        count(Tally.Fact.REJECTED, 1);
    }

    @Override
    public synchronized Optional<Script> nextScript() {
        var once = next.poll();
        return once == null ? standing : Optional.of(once);
    }

    @Override
    public Optional<ModelCatalogue> models() {
        return models;
    }

    @Override
    public void listed() {
        count(Tally.Fact.LISTING, 1);
    }

    @Override
    public Optional<Script> listingScript() {
        return listing;
    }

    @Override
    public void usageRead() {
        count(Tally.Fact.USAGE_READ, 1);
    }

    @Override
    public Optional<Quota> quota() {
        return quota.map(before -> before.plus(counters().answeredCalls()));
    }

    @Override
    public PromptCache promptCache() {
        return promptCache;
    }

    @Override
    public Call call() {
        return new Call() {
            @Override
            public void opened() {
                count(Tally.Fact.OPEN_STREAM, 1);
            }

            @Override
            public void ended(End end) {
                count(Tally.Fact.OPEN_STREAM, -1);
                count(fact(end), 1);
            }
        };
    }

    private static Tally.Fact fact(Call.End end) {
        return switch (end) {
            case ANSWERED -> Tally.Fact.ANSWERED;
            case BROKEN -> Tally.Fact.BROKEN;
            case ABANDONED -> Tally.Fact.ABANDONED;
        };
    }
}
