package io.qgateway.operator.login;

import io.qgateway.operator.qaccount.DeviceLoginSpec;
import java.util.Optional;

/**
 * What login an account should have.
 *
 * @param request a value of the annotation that nobody has acted upon
 * @param atLeast the generation that the next credentials have to exceed
 */
public record LoginWish(DeviceLoginSpec where, Optional<String> request, long atLeast) {

    /** Where the login comes from, as the grant remembers it. */
    String source() {
        return "deviceLogin %s %s".formatted(where.startUrl(), where.region());
    }
}
