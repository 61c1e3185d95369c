package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewNamesTest {

    private final List<String> seen = new ArrayList<>();
    private final FewNames names = new FewNames(seen::add);

    @Test
    void passesIdentifiersOn() {
        names.seen("weatherEvent");
        names.seen("weatherEvent");

        assertThat(seen).containsExactly("weatherEvent", "weatherEvent");
    }

    @Test
    void hidesWhatIsNoIdentifier() {
        names.seen("");
        names.seen("a\"b\n");
        names.seen("x".repeat(65));

        assertThat(seen).containsOnly("other");
    }

    @Test
    void staysFew() {
        for (int i = 0; i < 1000; i++) {
            names.seen("event" + i);
        }
        names.seen("event0");

        assertThat(new HashSet<>(seen)).hasSize(33).contains("other");
        assertThat(seen).hasSize(1001).endsWith("event0");
    }
}
