package io.qgateway.accounts.refresh;

import io.qgateway.accounts.SettableClock;
import io.qgateway.simulator.idp.RotationMode;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What happens to an account, one thing after another, until everything comes to rest. */
record Story(RotationMode rotation, List<Event> events) {

    private static final int LONGEST = 30;

    /** Stories of everything that can happen, and such as dwell on one kind of trouble. */
    static Arbitrary<Story> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, of(anything())),
                Tuple.of(3, of(slowness())),
                Tuple.of(2, of(outages())),
                Tuple.of(1, of(deaths())),
                Tuple.of(1, of(edits())));
    }

    private static Arbitrary<Story> of(Arbitrary<Event> event) {
        return Combinators.combine(
                        Arbitraries.of(RotationMode.class),
                        event.list().ofMinSize(1).ofMaxSize(LONGEST))
                .as(Story::new);
    }

    /** Throws an {@link AssertionError} with what has happened that must not. */
    void tell(StoreOfRecord record, SettableClock clock, Wiring wiring) {
        try (var world = new World(record, clock, rotation, wiring)) {
            for (var event : events) {
                event.in(world);
                world.check();
            }
            world.finish();
        }
    }

    private static Arbitrary<Event> slowness() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, rush()),
                Tuple.of(2, holder().map(Event.Approach::new)),
                Tuple.of(2, let(Move.GO)),
                Tuple.of(4, stall(31, 61)));
    }

    private static Arbitrary<Event> outages() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, rush()),
                Tuple.of(3, let(Move.GO)),
                Tuple.of(2, times(31, 61).map(Event.Outage::new)),
                Tuple.of(1, advance(31, 61)));
    }

    private static Arbitrary<Event> deaths() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, rush()),
                Tuple.of(1, ask()),
                Tuple.of(3, let(Move.GO)),
                Tuple.of(2, let(Move.DIE, Move.DIE_AFTERWARDS)),
                Tuple.of(2, advance(31, 61)));
    }

    private static Arbitrary<Event> edits() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, rush()),
                Tuple.of(3, let(Move.GO)),
                Tuple.of(2, people()),
                Tuple.of(1, advance(31, 61)));
    }

    private static Arbitrary<Event> anything() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, ask()),
                Tuple.of(1, holder().map(Event.Scan::new)),
                Tuple.of(14, let(Move.GO)),
                Tuple.of(2, let(Move.FAIL, Move.UNHEARD, Move.THROTTLE)),
                Tuple.of(2, let(Move.DIE, Move.DIE_AFTERWARDS)),
                Tuple.of(5, holder().map(Event.Run::new)),
                Tuple.of(1, holder().map(Event.Restart::new)),
                Tuple.of(3, Arbitraries.of(true, false).map(Event.Database::new)),
                Tuple.of(5, advance(1, 31, 61, 90, 26 * 60, 65 * 60)),
                Tuple.of(3, stall(1, 29, 31, 61)),
                Tuple.of(1, people()));
    }

    private static Arbitrary<Event> ask() {
        return Combinators.combine(holder(), Arbitraries.of(false, false, true)).as(Event.Ask::new);
    }

    private static Arbitrary<Event> let(Move... moves) {
        return Combinators.combine(holder(), Arbitraries.of(moves)).as(Event.Let::new);
    }

    private static Arbitrary<Event> rush() {
        return holder().map(Event.Rush::new);
    }

    private static Arbitrary<Event> advance(Integer... seconds) {
        return Combinators.combine(times(seconds), arriving()).as(Event.Advance::new);
    }

    private static Arbitrary<Event> stall(Integer... seconds) {
        return Combinators.combine(times(seconds), arriving()).as(Event.Stall::new);
    }

    private static Arbitrary<Event> people() {
        return Arbitraries.of(
                new Event.LogIn(), new Event.Enter(), new Event.EnterAgain(), new Event.Revoke());
    }

    private static Arbitrary<Integer> holder() {
        return Arbitraries.integers().between(0, World.HOLDERS - 1);
    }

    private static Arbitrary<Boolean> arriving() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Duration> times(Integer... seconds) {
        return Arbitraries.of(seconds).map(Duration::ofSeconds);
    }
}
