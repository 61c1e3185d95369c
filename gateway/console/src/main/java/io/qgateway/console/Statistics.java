package io.qgateway.console;

/** How the pool stands and what goes through the gateway. May be shared by all threads. */
@FunctionalInterface
public interface Statistics {

    Figures now();
}
