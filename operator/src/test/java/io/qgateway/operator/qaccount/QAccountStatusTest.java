package io.qgateway.operator.qaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QAccountStatusTest {

    @Test
    void isNoNewsBecauseMoreIsUsed() {
        assertThat(using(13.0, 3L).isNewsTo(using(12.0, 3L))).isFalse();
        assertThat(using(12.0, 3L).isNewsTo(using(12.0, 3L))).isFalse();
        assertThat(using(null, 3L).isNewsTo(using(null, 3L))).isFalse();
    }

    @Test
    void isNewsWithAUsageForTheFirstTimeAndWithAnythingElse() {
        assertThat(using(12.0, 3L).isNewsTo(using(null, 3L))).isTrue();
        assertThat(using(12.0, 4L).isNewsTo(using(12.0, 3L))).isTrue();
    }

    private static QAccountStatus using(@Nullable Double used, Long observedGeneration) {
        var usage = used == null ? null : new UsageStatus(used, 50.0, null);
        return new QAccountStatus(
                observedGeneration, List.of(), null, null, null, usage, null, null);
    }
}
