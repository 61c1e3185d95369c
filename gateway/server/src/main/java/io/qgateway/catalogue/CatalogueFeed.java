package io.qgateway.catalogue;

import io.qgateway.accounts.PooledAccount;
import io.qgateway.amazonq.AccountModels;
import io.qgateway.amazonq.AmazonQ;
import io.qgateway.amazonq.Credentials;
import io.qgateway.amazonq.UpstreamModel;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.Enrolled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the upstream for each account's models, now and then and in the background, and tells the
 * catalogue and the pool. An account is asked while it has a token anyway; what comes of it is held
 * against nobody, and what was told last holds until something else is told.
 */
public final class CatalogueFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFeed.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

    /** So many accounts at once, which is a few a second in a pool that has just been started. */
    private static final int MOST_AT_ONCE = 16;

    private final AccountPool pool;
    private final AmazonQ amazonQ;
    private final Catalogue catalogue;
    private final GatewayMetrics metrics;
    private final Duration interval;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private volatile Instant heardAt = Instant.EPOCH;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("catalogue-feed").factory());

    /** What an account's models depend on; with another one they are unknown again. */
    private record Plan(String region, Optional<String> profileArn, long epoch) {

        static Plan of(PooledAccount account) {
            return new Plan(account.region(), account.profileArn(), account.epoch());
        }
    }

    /**
     * What is known of an account.
     *
     * @param failures in a row
     * @param due when to ask again
     */
    private record Reading(Plan plan, Optional<AccountModels> models, int failures, Instant due) {}

    /**
     * @param interval between two questions to one account
     */
    public CatalogueFeed(
            AccountPool pool,
            AmazonQ amazonQ,
            Catalogue catalogue,
            GatewayMetrics metrics,
            Duration interval,
            InstantSource clock,
            RandomGenerator random) {
        this.pool = pool;
        this.amazonQ = amazonQ;
        this.catalogue = catalogue;
        this.metrics = metrics;
        this.interval = interval;
        this.clock = clock;
        this.random = random;
    }

    /** Begins to look, without waiting for what it sees. */
    public void start() {
        timer.scheduleWithFixedDelay(this::lookAndGoOn, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException defect) {
            LOG.warn("The models of the accounts could not be looked at", defect);
        }
    }

    /** Asks the accounts that are due, and tells what is known then. */
    public synchronized void look() {
        var enrolled = pool.enrolled();
        forgetOthersThan(enrolled);
        ask(due(enrolled));
        tell(enrolled);
    }

    private void forgetOthersThan(List<Enrolled> enrolled) {
        int known = 0;
        for (var one : enrolled) {
            var account = one.account();
            var reading = readings.get(account.id());
            if (reading != null && reading.plan().equals(Plan.of(account))) {
                known++;
            } else if (reading != null) {
                readings.remove(account.id());
            }
        }
        if (readings.size() > known) {
            readings.keySet()
                    .retainAll(
                            enrolled.stream()
                                    .map(one -> one.account().id())
                                    .collect(Collectors.toSet()));
        }
    }

    /** Those that have waited the longest; of a large pool nearly all wait, and are not sorted. */
    private List<Enrolled> due(List<Enrolled> enrolled) {
        var now = clock.instant();
        var longest = new PriorityQueue<>(Comparator.comparing(this::dueAt).reversed());
        for (var one : enrolled) {
            if (!dueAt(one).isAfter(now) && one.credentials().isPresent()) {
                longest.add(one);
                if (longest.size() > MOST_AT_ONCE) {
                    longest.poll();
                }
            }
        }
        return List.copyOf(longest);
    }

    private Instant dueAt(Enrolled one) {
        var last = readings.get(one.account().id());
        return last == null ? Instant.EPOCH : last.due();
    }

    private void ask(List<Enrolled> accounts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : accounts) {
                threads.execute(() -> ask(one.account(), one.credentials().orElseThrow()));
            }
        }
    }

    private void ask(PooledAccount account, Credentials credentials) {
        try {
            var models = amazonQ.models(credentials);
            heard(account, models);
            metrics.modelsRead();
        } catch (UpstreamException failure) {
            unheard(account);
            metrics.modelsUnread(failure.kind());
            LOG.debug("{} does not tell its models: {}", account.id(), failure.getMessage());
        } catch (RuntimeException defect) {
            unheard(account);
            LOG.warn("The models of {} could not be read", account.id(), defect);
        }
    }

    private void heard(PooledAccount account, AccountModels models) {
        var now = clock.instant();
        var due = now.plus(scattered(interval));
        readings.put(account.id(), new Reading(Plan.of(account), Optional.of(models), 0, due));
        heardAt = now;
    }

    private void unheard(PooledAccount account) {
        var last = readings.get(account.id());
        var failures = last == null ? 1 : last.failures() + 1;
        var due = clock.instant().plus(scattered(pause(failures)));
        var models = last == null ? Optional.<AccountModels>empty() : last.models();
        readings.put(account.id(), new Reading(Plan.of(account), models, failures, due));
    }

    private Duration pause(int failures) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(interval) < 0 ? doubled : interval;
    }

    /** Accounts that were started together are not asked together for ever. */
    private Duration scattered(Duration length) {
        return Duration.ofMillis((long) (length.toMillis() * (0.8 + 0.4 * random.nextDouble())));
    }

    private void tell(List<Enrolled> enrolled) {
        var models = new TreeMap<String, AccountModels>();
        readings.forEach((id, reading) -> reading.models().ifPresent(told -> models.put(id, told)));
        var ids = new HashMap<String, Set<String>>();
        models.forEach((id, told) -> ids.put(id, ids(told)));
        pool.learnModels(ids);
        catalogue.offer(Offers.of(models.values()), isComplete(enrolled, ids.keySet()));
    }

    private static Set<String> ids(AccountModels models) {
        return models.models().stream()
                .map(UpstreamModel::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Accounts that could not be asked do not count: they serve nobody right now. */
    private static boolean isComplete(List<Enrolled> enrolled, Set<String> heard) {
        return !heard.isEmpty()
                && enrolled.stream()
                        .filter(one -> one.credentials().isPresent())
                        .allMatch(one -> heard.contains(one.account().id()));
    }

    /**
     * The model that an account answers with when it is asked for none in particular, as far as its
     * models are known.
     */
    public Optional<String> preferredModel(String accountId) {
        return Optional.ofNullable(readings.get(accountId))
                .flatMap(Reading::models)
                .map(CatalogueFeed::preferred);
    }

    private static String preferred(AccountModels models) {
        return models.preferred().orElseGet(() -> models.models().getFirst().id());
    }

    /** The same, asked of the upstream now; also of an account that does not serve. */
    public Optional<String> lookedUpModel(String accountId) {
        return pool.credentialsOf(accountId).flatMap(this::askNow);
    }

    private Optional<String> askNow(Credentials credentials) {
        try {
            return Optional.of(preferred(amazonQ.models(credentials)));
        } catch (UpstreamException untold) {
            return Optional.empty();
        }
    }

    /** Of how many accounts the models are known. */
    public long knownAccounts() {
        return readings.values().stream().filter(one -> one.models().isPresent()).count();
    }

    /** How long ago the upstream told an account's models; empty when it never has. */
    public OptionalLong ageSeconds() {
        var last = heardAt;
        return last.equals(Instant.EPOCH)
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.between(last, clock.instant()).toSeconds());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
