package io.qgateway.simulator.idp;

import java.time.Instant;

/** A registration. */
record Client(String id, String secret, Instant issuedAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
