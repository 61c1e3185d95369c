package io.qgateway.simulator.chat;

/** How much an account may use until the next month begins, in requests that were answered. */
public record Quota(double used, double limit) {

    /** What accounts have that were given no other. */
    public static final Quota USUAL = new Quota(0, 1_000);

    public Quota plus(long requests) {
        return new Quota(used + requests, limit);
    }
}
