package io.qgateway.intake;

import io.qgateway.conversation.Conversation;

/** What the intake makes of a sound conversation, for tests of what goes upstream. */
public final class ToldConversation {

    private ToldConversation() {}

    public static Conversation of(Conversation sound) {
        return Wishes.toldIn(sound);
    }
}
