package io.qgateway.accounts.refresh;

import java.time.Duration;

/**
 * How far apart the refreshes of one scan begin. What was due at once is spread by it, and so isn't
 * all due at once the next time.
 *
 * @param least never closer than this
 * @param most never further apart than this
 * @param over what they are spread over in between
 */
public record Spread(Duration least, Duration most, Duration over) {

    Duration gap(int refreshes) {
        var even = over.dividedBy(Math.max(1, refreshes));
        return even.compareTo(least) < 0 ? least : even.compareTo(most) > 0 ? most : even;
    }
}
