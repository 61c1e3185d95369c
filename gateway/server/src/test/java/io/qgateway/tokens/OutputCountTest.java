package io.qgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class OutputCountTest {

    private final TokenCounter counter = new TokenCounter();
    private final OutputCount count = new OutputCount(counter);

    @Test
    void countsWordsAsIfTheyHadComeInOnePiece() {
        var text = "It is a truth universally acknowledged, that a single man\n".repeat(500);

        IntStream.range(0, text.length()).forEach(i -> count.add(text.substring(i, i + 1)));

        assertThat(count.total()).isEqualTo(counter.count(text));
    }

    @Test
    void countsTextWithoutSpacesAlmostRight() {
        var text = "\u6587\u5b57\uD83D\uDE00x".repeat(2_000);

        text.codePoints().forEach(c -> count.add(Character.toString(c)));

        assertThat(count.total()).isCloseTo(counter.count(text), Percentage.withPercentage(0.5));
    }

    @Test
    void canBeAskedInBetween() {
        count.add("Hello, ");
        count.total();
        count.add("world!");

        assertThat(count.total()).isEqualTo(4);
    }
}
