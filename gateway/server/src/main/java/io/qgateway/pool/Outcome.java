package io.qgateway.pool;

import io.qgateway.conversation.UpstreamException;

/** What an attempt learned about the account it was made with. */
public sealed interface Outcome {

    /** The account brought a whole answer. */
    record Answered() implements Outcome {}

    /** It did not; the failure's kind says whether that is the account's fault. */
    record Failed(UpstreamException failure) implements Outcome {}
}
