package io.qgateway.simulator.http;

/** Decides about requests. Runs on the event loop, so it never waits. */
@FunctionalInterface
public interface Service {

    Answer answer(Request request);
}
