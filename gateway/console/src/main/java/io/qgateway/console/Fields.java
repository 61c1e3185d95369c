package io.qgateway.console;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the known fields out of a JSON object and notes what is wrong with them, so that all of it
 * is told at once; what nobody took becomes a warning. Null is the same as absent. One per request.
 */
final class Fields {

    private static final int SHOWN_NAME = 60;

    private final ObjectNode object;
    private final Set<String> taken = new HashSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    Fields(ObjectNode object) {
        this.object = object;
    }

    Optional<String> text(String name) {
        return take(name)
                .flatMap(value ->
                        value.isString()
                                ? Optional.of(value.stringValue())
                                : wrong(name, value, "a string"));
    }

    /** A text that must be there; it is empty until {@link #check} has thrown for it. */
    String requiredText(String name) {
        if (!object.hasNonNull(name)) {
            taken.add(name);
            problems.add(new FieldProblem(name, "is missing", "a string"));
            return "";
        }
        return text(name).orElse("");
    }

    /** A switch: a boolean, or a word or number for it, as the seed took. */
    Optional<Boolean> flag(String name) {
        return take(name)
                .flatMap(value ->
                        value.isContainer()
                                ? wrong(name, value, "true or false")
                                : flag(name, value));
    }

    /** A JSON object as text. */
    Optional<String> object(String name) {
        return take(name)
                .flatMap(value ->
                        value.isObject()
                                ? Optional.of(value.toString())
                                : wrong(name, value, "an object"));
    }

    /** An array that must be there; it is empty until {@link #check} has thrown for it. */
    List<JsonNode> requiredArray(String name) {
        var value = take(name);
        if (value.isEmpty()) {
            problems.add(new FieldProblem(name, "is missing", "an array"));
            return List.of();
        }
        if (!value.get().isArray()) {
            problems.add(new FieldProblem(name, "is " + kind(value.get()), "an array"));
            return List.of();
        }
        return value.get().valueStream().toList();
    }

    /** Texts in an array. */
    Optional<List<String>> texts(String name) {
        return take(name)
                .flatMap(value ->
                        value.isArray() && value.valueStream().allMatch(JsonNode::isString)
                                ? Optional.of(
                                        value.valueStream().map(JsonNode::stringValue).toList())
                                : wrong(name, value, "an array of strings"));
    }

    /** The fields of an object within. */
    Optional<Fields> fieldsOf(String name) {
        return take(name)
                .flatMap(value ->
                        value instanceof ObjectNode within
                                ? Optional.of(new Fields(within))
                                : wrong(name, value, "an object"));
    }

    /** Where what nobody took must not be ignored. */
    void refuseUnknown() {
        unknown()
                .forEach(name ->
                        problems.add(
                                new FieldProblem(
                                        name,
                                        "is not known here",
                                        taken.stream()
                                                .sorted()
                                                .collect(joining(", ", "only ", "")))));
    }

    void refuse(FieldProblem problem) {
        problems.add(problem);
    }

    /** What was wrong with the fields taken so far. */
    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** Throws if anything was wrong with the fields taken so far. */
    void check() {
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
    }

    /** A sentence for each field that nobody took. */
    List<String> warnings() {
        return unknown().stream()
                .map(name -> "Field '" + name + "' can't be set here and was ignored")
                .toList();
    }

    private List<String> unknown() {
        return object.propertyNames().stream()
                .filter(name -> !taken.contains(name))
                .map(name -> name.substring(0, Math.min(SHOWN_NAME, name.length())))
                .toList();
    }

    private Optional<JsonNode> take(String name) {
        taken.add(name);
        return object.optional(name).filter(value -> !value.isNull());
    }

    private Optional<Boolean> flag(String name, JsonNode value) {
        var flag = Flag.parse(value.asString());
        return flag.isPresent() ? flag : wrong(name, value, "true or false");
    }

    private <T> Optional<T> wrong(String name, JsonNode value, String remedy) {
        problems.add(new FieldProblem(name, "is " + kind(value), remedy));
        return Optional.empty();
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "another string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case BINARY, MISSING, NULL, POJO -> "nothing";
        };
    }
}
