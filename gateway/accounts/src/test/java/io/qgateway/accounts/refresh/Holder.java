package io.qgateway.accounts.refresh;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.OidcFailure.InDoubt;
import io.qgateway.accounts.oidc.OidcFailure.Throttled;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.TokenAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process that may refresh the account, as real as can be, its steps taken one by one. */
final class Holder {

    private static final int LONGEST_WAIT = 50_000;

    private final World world;
    private final Turn turn = new Turn();
    private final SharedRefresher refresher;
    private final List<Thread> callers = new ArrayList<>();
    private volatile @Nullable RefreshOutcome last;

    Holder(World world, Wiring wiring) {
        this.world = world;
        var usual = RefreshTimings.usual();
        var hasty = new Backoff(Duration.ZERO, Duration.ZERO);
        var timings =
                new RefreshTimings(
                        usual.claim(),
                        usual.handover(),
                        Duration.ZERO,
                        usual.unreachable(),
                        usual.doubt(),
                        hasty);
        var protocol =
                new RefreshProtocol(
                        wiring.store(new SteppedStore(world.grants(), this::step), world::blank),
                        wiring.oidc(this::send),
                        world.clock(),
                        wiring.timings(timings),
                        (_, _) -> step(Turn.Place.BETWEEN, () -> true));
        refresher = new SharedRefresher(protocol, (_, outcome, _) -> told(outcome));
    }

    /** A request asks for a token newer than the one it has seen. */
    void ask(long seenGeneration) {
        call(() -> refresher.refresh(world.accountId(), seenGeneration));
    }

    void scan() {
        var schedule =
                new RefreshSchedule(
                        world.due(),
                        refresher,
                        world.clock(),
                        ScheduleTimings.usual(),
                        RefreshScope.ALL,
                        _ -> {});
        call(() -> {
            schedule.scan();
            return true;
        });
    }

    Turn.@Nullable Place place() {
        return turn.place();
    }

    /** Returns whether there was anything to do. */
    boolean let(Move move) {
        if (turn.place() == null) {
            return false;
        }
        turn.make(move);
        await();
        return true;
    }

    void die() {
        turn.die();
        await();
    }

    @Nullable RefreshOutcome last() {
        return last;
    }

    /** Until its attempt waits for its turn again, or there is none any more. */
    private void await() {
        for (int i = 0; !isQuiet(); i++) {
            if (i < 100) {
                Thread.onSpinWait();
            } else if (i < LONGEST_WAIT) {
                LockSupport.parkNanos(20_000);
            } else {
                throw new IllegalStateException("A process does not come to rest");
            }
        }
        callers.removeIf(caller -> !caller.isAlive());
    }

    private boolean isQuiet() {
        return turn.place() == null
                ? !turn.isRunning() && callers.stream().noneMatch(Thread::isAlive)
                : callers.stream().allMatch(Holder::waits);
    }

    private static boolean waits(Thread caller) {
        return switch (caller.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    private void told(RefreshOutcome outcome) {
        last = outcome;
        world.witness().told(outcome);
    }

    private void call(Question question) {
        callers.add(Thread.ofVirtual().start(() -> ask(question)));
        await();
    }

    private static void ask(Question question) {
        try {
            question.ask();
        } catch (InterruptedException | IllegalStateException _) {
            // The process has died.
        }
    }

    private <T> T step(Turn.Place place, Supplier<T> step) {
        return switch (turn.await(place)) {
            case GO, THROTTLE -> step.get();
            case FAIL -> {
                if (place == Turn.Place.BETWEEN) {
                    yield step.get();
                }
                throw away();
            }
            case UNHEARD -> {
                var unheard = step.get();
                if (place == Turn.Place.BETWEEN) {
                    yield unheard;
                }
                throw away();
            }
            case DIE -> throw new Crash();
            case DIE_AFTERWARDS -> {
                var _ = step.get();
                throw new Crash();
            }
        };
    }

    private static GrantStoreException away() {
        return new GrantStoreException("the database is away", new IOException("away"));
    }

    private TokenAnswer send(Registration registration, Secret token) {
        var call = world.send(this, token);
        return switch (turn.await(Turn.Place.SENT)) {
            case GO -> call.isUnderWay() ? answer(call, registration) : lost(call);
            case FAIL -> lost(call);
            case UNHEARD -> {
                arrive(call, registration);
                yield lost(call);
            }
            case THROTTLE -> {
                if (!call.isUnderWay()) {
                    yield lost(call);
                }
                call.settle();
                yield new Throttled("Rate exceeded");
            }
            case DIE -> {
                call.lose();
                throw new Crash();
            }
            case DIE_AFTERWARDS -> {
                arrive(call, registration);
                call.lose();
                throw new Crash();
            }
        };
    }

    private void arrive(Call call, Registration registration) {
        if (call.isUnderWay()) {
            world.carryOut(call, registration);
        }
    }

    private TokenAnswer answer(Call call, Registration registration) {
        var answer = world.carryOut(call, registration);
        call.end();
        return answer;
    }

    private static InDoubt lost(Call call) {
        call.lose();
        return new InDoubt("the connection was lost");
    }

    @FunctionalInterface
    private interface Question {
        Object ask() throws InterruptedException;
    }
}
