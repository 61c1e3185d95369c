package io.qgateway.accounts.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.oidc.OidcTimeouts;
import org.junit.jupiter.api.Test;

class RefreshTimingsTest {

    private final RefreshTimings timings = RefreshTimings.usual();

    @Test
    void aCallEndsBeforeItsClaimExpires() {
        assertThat(OidcTimeouts.usual().answer()).isLessThanOrEqualTo(timings.claim().dividedBy(2));
    }

    @Test
    void aHolderTriesToStoreSeveralTimesBeforeItsTokenIsUsedByOthers() {
        assertThat(timings.persisting().longest().multipliedBy(5)).isLessThan(timings.handover());
    }
}
