package io.qgateway.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampScannerTest {

    @Test
    void findsEveryStampWhateverSurroundsIt() {
        assertThat(stamps("data: {\"text\":\"@1234567;some @words\"}@2345678;"))
                .containsExactly(1234567L, 2345678L);
    }

    @Test
    void takesNothingElseForAStamp() {
        assertThat(stamps("@12;@;@1234567 @12345a67;1234567;")).isEmpty();
    }

    @Test
    void startsAnewAtAStampWithinAStamp() {
        assertThat(stamps("@12@1234567;")).containsExactly(1234567L);
    }

    private static List<Long> stamps(String body) {
        var found = new ArrayList<Long>();
        var scanner = new StampScanner(found::add);
        for (byte next : body.getBytes(StandardCharsets.UTF_8)) {
            scanner.process(next);
        }
        assertThat(scanner.found()).isEqualTo(found.size());
        return found;
    }
}
