package io.qgateway.amazonq;

/** Told of each event of the upstream that nothing here knows. Called by all threads. */
@FunctionalInterface
public interface UnknownEvents {

    /**
     * One more has been ignored.
     *
     * @param eventType a short identifier, one of few: fit to be a metric's label
     */
    void seen(String eventType);
}
