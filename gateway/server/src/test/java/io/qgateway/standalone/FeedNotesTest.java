package io.qgateway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedNotesTest {

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(FeedNotes.fed(Optional.of("{\"a\":[1]}")))
                .isEqualTo("{\"a\":[1],\"source\":\"feed\"}");
        assertThat(FeedNotes.fed(Optional.empty())).isEqualTo("{\"source\":\"feed\"}");
    }

    @Test
    void forgetsAReasonThatIsNoLongerTrue() {
        var failed =
                FeedNotes.failed(
                        Optional.of("{\"source\":\"feed\"}"), "AccessDenied", "It is suspended");

        assertThat(failed)
                .isEqualTo(
                        "{\"source\":\"feed\",\"failedReason\":\"AccessDenied\",\"failedDetail\":\"It is suspended\"}");
        assertThat(FeedNotes.passed(Optional.of(failed))).isEqualTo("{\"source\":\"feed\"}");
    }

    @Test
    void beginsAnewWhereThereIsNoObject() {
        assertThat(FeedNotes.passed(Optional.of("[1]"))).isEqualTo("{}");
        assertThat(FeedNotes.passed(Optional.of("no JSON"))).isEqualTo("{}");
    }
}
