package io.qgateway.amazonq.repair;

import java.util.Locale;

/** What can be changed about a request; each belongs to one rule. */
public enum Repair {
    ATTRIBUTION_LINE(
            "a line about billing that a client puts before the prompt, different each time, is left"
                    + " out, so that the upstream's prompt cache finds the rest again"),
    IMAGE_TYPE("an image is sent as what its bytes are, not as what the request calls it"),
    IMAGE_SIZE("an image that is too large is scaled down and encoded anew"),
    IMAGE_COUNT("of more than 10 images the oldest become a line of text"),
    IMAGE_IN_RESULT("images that a tool returned are moved beside the result"),
    TOOL_SCHEMA(
            "a schema is rewritten without $ref, $defs, anyOf, oneOf, allOf, not, if, null keywords,"
                    + " absent types and endless depth; what can't be expressed is said in its"
                    + " description"),
    TOOL_DUPLICATE("a tool that is sent twice in the same words is sent once"),
    TOOL_NAME(
            "a name of more than 64 characters, with others than letters, digits, _ and -, or that"
                    + " differs from another in its case only, is changed for the model and changed"
                    + " back in its calls"),
    TOOL_DESCRIPTION("a tool without a description is described by its name"),
    LONG_DESCRIPTION("what a description has beyond 10240 characters moves into the prompt"),
    UNDECLARED_TOOL("a tool that was called before and is not declared is declared as gone"),
    FIRST_TURN("a conversation that begins with the assistant is given a user's turn before"),
    LAST_TURN("an assistant's turn at the end that says nothing is left out"),
    SAME_ROLE("neighbouring turns of one role become one"),
    EMPTY_TURN("a turn that says nothing is given neutral words"),
    REPEATED_CALL_ID("a tool call whose id an earlier one has is given another"),
    UNANSWERED_CALL("a tool call without a result is given the result that it was not run"),
    LATE_RESULT(
            "a result that does not follow right after its call becomes text where it stands, and the"
                    + " call is told where it is"),
    UNSIGNED_REASONING("a thought without a signature is left out of the history");

    private final String sentence;

    Repair(String sentence) {
        this.sentence = sentence;
    }

    /** Its name in the response's header and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is done, in a sentence for users. */
    public String sentence() {
        return sentence;
    }
}
