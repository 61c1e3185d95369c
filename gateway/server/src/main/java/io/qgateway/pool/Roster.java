package io.qgateway.pool;

import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the pool and who of them may serve. Looking at all accounts is put off in a large pool,
 * so that requests don't pay for it; a newcomer waits that long. May be shared by all threads.
 */
final class Roster {

    /** Up to so many accounts can be looked at and ordered whenever something has changed. */
    private static final int SMALL = 1000;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration ORDER_AGAIN = Duration.ofSeconds(5);

    private final PoolOrder order;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Member> byId = new HashMap<>();
    private List<Member> ordered = List.of();
    private Instant orderedAt = Instant.MIN;
    private volatile boolean orderChanged;
    private final AtomicLong changes = new AtomicLong();
    private volatile List<Member> members = List.of();
    private volatile Lineup lineup = Lineup.NONE;

    Roster(PoolOrder order) {
        this.order = order;
    }

    /** Replaces all accounts; what was learned of those that stay is kept. */
    void replaceAll(Collection<PooledAccount> accounts) {
        lock.lock();
        try {
            var staying = new HashSet<String>();
            accounts.forEach(account -> staying.add(account.id()));
            var leaving = new HashSet<>(byId.keySet());
            leaving.removeAll(staying);
            leaving.forEach(this::remove);
            accounts.forEach(this::put);
            noteChange();
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what has changed. */
    void apply(Collection<PooledAccount> news, Collection<String> deleted) {
        lock.lock();
        try {
            news.forEach(this::put);
            deleted.forEach(this::remove);
            noteChange();
        } finally {
            lock.unlock();
        }
    }

    private void put(PooledAccount account) {
        var known = byId.get(account.id());
        if (known == null) {
            byId.put(account.id(), new Member(account));
        } else {
            known.update(account);
        }
    }

    private void remove(String id) {
        var member = byId.remove(id);
        if (member != null) {
            member.remove();
        }
    }

    private void noteChange() {
        members = List.copyOf(byId.values());
        orderChanged = true;
        changes.incrementAndGet();
    }

    /** A member may serve no more, or again. */
    void standingChanged() {
        changes.incrementAndGet();
    }

    /** A member has answered. */
    void countsChanged() {
        if (order.followsCounts()) {
            orderChanged = true;
            changes.incrementAndGet();
        }
    }

    Optional<Member> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.unlock();
        }
    }

    List<Member> members() {
        return members;
    }

    /** Who may serve, as far as is known without looking at everybody for each request. */
    Lineup lineup(Instant now) {
        var current = lineup;
        return current.isOver(now) || isOutdated(current) && !isRecent(current, now)
                ? look(current, now)
                : current;
    }

    /** Who may serve, with all that has changed. */
    Lineup exactLineup(Instant now) {
        var current = lineup;
        return current.isOver(now) || isOutdated(current) ? look(null, now) : current;
    }

    private boolean isOutdated(Lineup current) {
        return current.change() != changes.get();
    }

    private boolean isRecent(Lineup current, Instant now) {
        return members.size() > SMALL
                && !current.candidates().isEmpty()
                && now.isBefore(current.madeAt().plus(LOOK_AGAIN));
    }

    /** One looks; the others go on with what there is, if that is anything. */
    private Lineup look(@Nullable Lineup current, Instant now) {
        if (current == null || current.candidates().isEmpty()) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return current;
        }
        try {
            if (isOutdated(lineup) || lineup.isOver(now)) {
                lineup = lineUp(now, changes.get());
            }
            return lineup;
        } finally {
            lock.unlock();
        }
    }

    private Lineup lineUp(Instant now, long change) {
        var usable = new ArrayList<Member>();
        var anyEnabled = false;
        @Nullable AccountStatus firstBack = null;
        for (var member : inOrder(now)) {
            if (member.isUsable(now)) {
                usable.add(member);
                anyEnabled = true;
                continue;
            }
            var standing = member.standing(now);
            anyEnabled |= member.account().enabled() && !standing.state().disabling();
            firstBack = earlier(firstBack, standing);
        }
        return new Lineup(
                new Candidates(usable, order.chosenFrom()),
                anyEnabled,
                Optional.ofNullable(firstBack),
                order.lazy().map(lazy -> fresh(lazy, now)),
                now,
                isOrderPending() ? Lineup.OUTDATED : change);
    }

    /** A large pool is put in order now and then only. */
    private boolean isOrderPending() {
        return order.lazy().isPresent() && orderChanged;
    }

    private static @Nullable AccountStatus earlier(
            @Nullable AccountStatus one, AccountStatus other) {
        if (other.until().isEmpty()) {
            return one;
        }
        if (one == null) {
            return other;
        }
        return other.until().get().isBefore(one.until().orElseThrow()) ? other : one;
    }

    private List<Member> inOrder(Instant now) {
        if (order.lazy().isEmpty()) {
            return members;
        }
        var rested = members.size() <= SMALL || now.isAfter(orderedAt.plus(ORDER_AGAIN));
        if (orderChanged && rested) {
            orderChanged = false;
            ordered = order.lazy().get().sort(members);
            orderedAt = now;
        }
        return ordered;
    }

    /** Those in use and those next in order, with whoever can't serve in between. */
    private Set<String> fresh(PoolOrder.Lazy lazy, Instant now) {
        var ids = new HashSet<String>();
        var places = lazy.size() + lazy.refreshOffset();
        for (var member : ordered) {
            if (places == 0) {
                break;
            }
            ids.add(member.account().id());
            if (member.isUsable(now)) {
                places--;
            }
        }
        return Set.copyOf(ids);
    }
}
