package io.qgateway.catalogue;

/** What a client's name for a model stands for. */
public sealed interface Meaning {

    /** A model that is on offer. */
    record Offered(String id) implements Meaning {}

    /** Nothing that is on offer; a setting says that this model answers instead. */
    record Instead(String id) implements Meaning {}

    /** Nothing that is known to be on offer, but not all accounts were heard: they decide. */
    record Perhaps(String id) implements Meaning {}

    /** Nothing that any account has. */
    record Nothing() implements Meaning {}
}
