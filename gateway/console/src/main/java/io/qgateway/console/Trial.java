package io.qgateway.console;

/** Tries accounts out. May be shared by all threads, and may block. */
@FunctionalInterface
public interface Trial {

    /** Asks something short through an account, enabled or not; gets it a token if it needs one. */
    TrialResult test(String id);
}
