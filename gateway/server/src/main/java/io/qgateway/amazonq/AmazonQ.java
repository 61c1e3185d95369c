package io.qgateway.amazonq;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.UpstreamException;

/** The upstream service. May be shared by all threads. */
public interface AmazonQ {

    /**
     * Sends a conversation and returns as soon as it is under way: the response's status and
     * headers are awaited by the stream's first {@link ReplyStream#next()}, which throws what the
     * upstream objects to. The caller closes the stream.
     *
     * @throws UpstreamException when the upstream can't be reached within the connect time limit,
     *     or the conversation can't be expressed in its request
     */
    ReplyStream send(Conversation conversation, Credentials credentials) throws UpstreamException;

    /**
     * Asks which models an account has. Waits for the whole answer, and not for long.
     *
     * @throws UpstreamException when the upstream does not tell
     */
    AccountModels models(Credentials credentials) throws UpstreamException;

    /**
     * Asks how much of its quota an account has used. Waits for the whole answer, and not for long.
     *
     * @throws UpstreamException when the upstream does not tell
     */
    AccountUsage usage(Credentials credentials) throws UpstreamException;
}
