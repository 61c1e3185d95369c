package io.qgateway.conversation;

import java.util.List;

/**
 * Where the client's request has the parts of its conversation, in the client's own terms, for what
 * must be said about them later. A part that it doesn't know has an empty path.
 *
 * @param answerSchema the path of the JSON Schema that the answer has to match
 */
public record Places(List<TurnPlace> turns, List<ToolPlace> tools, String answerSchema) {

    /** For conversations that no client sent. */
    public static final Places UNKNOWN = new Places(List.of(), List.of(), "");

    private static final TurnPlace NO_TURN = new TurnPlace("", List.of());
    private static final ToolPlace NO_TOOL = new ToolPlace("", "");

    public Places {
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
    }

    /**
     * @param path of the message
     * @param pieces the paths of its pieces of content
     */
    public record TurnPlace(String path, List<String> pieces) {
        public TurnPlace {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * @param name the path of its name
     * @param schema the path of its arguments' schema
     */
    public record ToolPlace(String name, String schema) {}

    /** The path of a turn. */
    public String turn(int turn) {
        return place(turn).path();
    }

    /** The path of a piece of a turn, or at least of the turn. */
    public String piece(int turn, int piece) {
        var place = place(turn);
        return piece < place.pieces().size() ? place.pieces().get(piece) : place.path();
    }

    /** The place of a tool. */
    public ToolPlace tool(int tool) {
        return tool < tools.size() ? tools.get(tool) : NO_TOOL;
    }

    private TurnPlace place(int turn) {
        return turn < turns.size() ? turns.get(turn) : NO_TURN;
    }
}
