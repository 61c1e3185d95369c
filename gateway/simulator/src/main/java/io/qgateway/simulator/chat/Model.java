package io.qgateway.simulator.chat;

/**
 * A model of the catalogue.
 *
 * @param promptCaching whether requests for it may have cache points
 */
public record Model(
        String id, String name, int maxInputTokens, int maxOutputTokens, boolean promptCaching) {

    private static final int WINDOW = 200_000;
    private static final int LONGEST_ANSWER = 64_000;

    /** One of the size that most have. */
    public static Model ofUsualSize(String id, String name) {
        return new Model(id, name, WINDOW, LONGEST_ANSWER, true);
    }

    /** The same with requests that have no cache points. */
    public Model withoutPromptCaching() {
        return new Model(id, name, maxInputTokens, maxOutputTokens, false);
    }
}
