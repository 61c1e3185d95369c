package io.qgateway.conversation;

/**
 * What of a prompt the client asks the upstream to keep for a while, because its next request will
 * begin with the same.
 *
 * @param prompt the tools and the system prompt
 * @param turns the turns so far
 */
public record Caching(boolean prompt, boolean turns) {

    public static final Caching NOTHING = new Caching(false, false);
    public static final Caching EVERYTHING = new Caching(true, true);
}
