package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import java.util.Set;

/**
 * A conversation that the upstream takes.
 *
 * @param repairs what was changed about it, for the client to know
 * @param toolNames by which the client knows the tools that the model calls
 */
public record Sound(Conversation conversation, Set<Repair> repairs, ToolNames toolNames) {

    public Sound {
        repairs = Set.copyOf(repairs);
    }
}
