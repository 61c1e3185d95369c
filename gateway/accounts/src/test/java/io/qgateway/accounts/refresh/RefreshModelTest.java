package io.qgateway.accounts.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.SettableClock;
import io.qgateway.accounts.refresh.mutants.Mutant;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;

/** The protocol, whatever happens. */
class RefreshModelTest {

    private static final Instant START = Instant.parse("2026-11-24T09:30:00Z");
    private static final int MOST_STORIES = 2000;

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void losesNoTokenThatCouldHaveBeenKept(@ForAll("stories") Story story) {
        tell(story, Wiring.RIGHT);
    }

    /** The same stories for all and at any time, so that this does not hang on luck. */
    @Property
    void findsTheMistake(@ForAll Mutant mutant) {
        var stories = Story.any().generator(1000).stream(new Random(2)).map(Shrinkable::value);

        var found =
                stories.limit(MOST_STORIES)
                        .filter(story -> failure(story, mutant).isPresent())
                        .findFirst();

        assertThat(found).as("a story that shows that it %s", mutant).isPresent();
        assertThat(failure(found.get(), Wiring.RIGHT)).isEmpty();
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any();
    }

    private static Optional<AssertionError> failure(Story story, Wiring wiring) {
        try {
            tell(story, wiring);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    private static void tell(Story story, Wiring wiring) {
        story.tell(new MemoryRecord(), new SettableClock(START), wiring);
    }
}
