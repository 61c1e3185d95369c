package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The turn after tool calls has exactly one result for each of them, in their order, and no other.
 * Expects that the sides take turns.
 */
final class Results implements Rule {

    private static final String CANCELLED = "The tool was not run: the call was cancelled.";
    private static final String LATER = "The result follows later in this conversation.";

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        var answered =
                conversation.turns().stream()
                        .flatMap(Results::results)
                        .map(ToolResult::callId)
                        .collect(Collectors.toCollection(HashSet::new));
        var turns = new ArrayList<Turn>();
        List<ToolCall> open = List.of();
        for (var turn : conversation.turns()) {
            switch (turn) {
                case Turn.User(var content) ->
                        turns.add(new Turn.User(answers(content, open, answered, notes)));
                case Turn.Assistant _ -> turns.add(turn);
            }
            open = ToolCalls.of(turn).toList();
        }
        return turns.equals(conversation.turns()) ? conversation : conversation.withTurns(turns);
    }

    private static Stream<ToolResult> results(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) ->
                    content.stream()
                            .filter(ToolResult.class::isInstance)
                            .map(ToolResult.class::cast);
            case Turn.Assistant _ -> Stream.of();
        };
    }

    /** The results first, as the upstream has them apart from what else the turn says. */
    private static List<UserContent> answers(
            List<UserContent> content, List<ToolCall> open, Set<String> answered, Notes notes) {
        Map<String, ToolResult> results = new LinkedHashMap<>();
        open.forEach(call -> results.put(call.id(), missing(call, answered)));
        var missing = new HashSet<>(results.keySet());
        var rest = new ArrayList<UserContent>();
        for (var piece : content) {
            if (!(piece instanceof ToolResult result)) {
                rest.add(piece);
            } else if (missing.remove(result.callId())) {
                results.put(result.callId(), result);
            } else if (results.containsKey(result.callId())) {
                results.merge(result.callId(), result, Results::both);
            } else {
                notes.made(Repair.LATE_RESULT);
                rest.addAll(asText(result));
            }
        }
        if (!missing.isEmpty() && !answered.containsAll(missing)) {
            notes.made(Repair.UNANSWERED_CALL);
        }
        return Stream.concat(results.values().stream(), rest.stream()).toList();
    }

    private static ToolResult missing(ToolCall call, Set<String> answered) {
        var isLate = answered.contains(call.id());
        return new ToolResult(call.id(), List.of(new Text(isLate ? LATER : CANCELLED)), !isLate);
    }

    private static ToolResult both(ToolResult first, ToolResult second) {
        var content = Stream.concat(first.content().stream(), second.content().stream()).toList();
        return new ToolResult(first.callId(), content, first.error() || second.error());
    }

    private static List<UserContent> asText(ToolResult result) {
        var pieces = new ArrayList<UserContent>();
        pieces.add(
                new Text(
                        "Result of the earlier tool call %s%s:"
                                .formatted(result.callId(), result.error() ? " (it failed)" : "")));
        result.content().forEach(piece -> pieces.add(asUserContent(piece)));
        return pieces;
    }

    private static UserContent asUserContent(ToolResultContent piece) {
        return switch (piece) {
            case Text text -> text;
            case io.qgateway.conversation.Image image -> image;
            case io.qgateway.conversation.Document document -> document;
        };
    }
}
