package io.qgateway.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Thought;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedThoughtTest {

    static Stream<Thought> thoughts() {
        return Stream.of(
                new Reasoning("So it is \"noon\" – 12:00 😀\n", "c2lnbmF0dXJl"),
                new Reasoning("", "c2lnbmF0dXJl"),
                new RedactedReasoning("QUJD"));
    }

    @ParameterizedTest
    @MethodSource("thoughts")
    void comesBackAsItWas(Thought thought) {
        assertThat(SealedThought.of(thought).flatMap(SealedThought::open)).contains(thought);
    }

    @Test
    void isNoneForAThoughtThatTheModelWouldNotKnowAgain() {
        assertThat(SealedThought.of(new Reasoning("Hm.", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gAAAAAB",
                "qg1.",
                "qg1.%%%",
                "qg1.e30",
                "qg1.W10",
                "qg1.eyJ0ZXh0IjoiYSJ9"
            })
    void opensNothingElse(String sealed) {
        assertThat(SealedThought.open(sealed)).isEmpty();
    }
}
