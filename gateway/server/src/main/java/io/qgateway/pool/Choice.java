package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;

/** Which account is to serve a request now. */
sealed interface Choice {

    /** This one; the request has entered it and must leave it again. */
    record Ready(Member member, AccessToken token) implements Choice {}

    /** Nobody is ready. This one could be: after a refresh, or although it is to be left alone. */
    record SecondBest(Member member) implements Choice {}

    /** All that could serve have as many requests under way as they may. */
    record Full() implements Choice {}

    /** None of them can. */
    record Nobody() implements Choice {}
}
