package io.qgateway.json;

import io.qgateway.conversation.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value of a request body together with its path, so that whatever is wrong with it is reported
 * by name: {@code messages[2].content[0].type: expected a string, got a number}.
 */
public final class JsonField {

    private static final int MAX_VALUE_SHOWN = 64;

    /** Reads a field as something. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonField field) throws InvalidRequestException;
    }

    private final String path;
    private final JsonNode value;

    JsonField(String path, JsonNode value) {
        this.path = path;
        this.value = value;
    }

    public String path() {
        return path;
    }

    /** A member that must be there. */
    public JsonField required(String name) throws InvalidRequestException {
        var member = member(name);
        if (member.value.isMissingNode()) {
            throw member.invalid("field required");
        }
        return member;
    }

    /** What a member says that may be left out; null counts as left out. */
    public <T> Optional<T> optional(String name, Reader<T> reader) throws InvalidRequestException {
        var member = member(name);
        if (member.value.isMissingNode() || member.value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(reader.read(member));
    }

    public boolean isString() {
        return value.isString();
    }

    public boolean isArray() {
        return value.isArray();
    }

    /** This field, which must be an object. */
    public JsonField object() throws InvalidRequestException {
        if (!value.isObject()) {
            throw unexpected("a JSON object");
        }
        return this;
    }

    /** The elements of this field, which must be an array. */
    public List<JsonField> array() throws InvalidRequestException {
        if (!value.isArray()) {
            throw unexpected("an array");
        }
        var elements = new ArrayList<JsonField>(value.size());
        for (var i = 0; i < value.size(); i++) {
            elements.add(new JsonField(path + "[" + i + "]", value.get(i)));
        }
        return elements;
    }

    /** The elements of this field, which must be an array with at least one. */
    public List<JsonField> nonEmptyArray() throws InvalidRequestException {
        var elements = array();
        if (elements.isEmpty()) {
            throw invalid("expected at least one element, got an empty array");
        }
        return elements;
    }

    /** The text of this field. Half surrogate pairs and NUL are refused: no model gets them. */
    public String string() throws InvalidRequestException {
        if (!value.isString()) {
            throw unexpected("a string");
        }
        var text = value.stringValue();
        requireCleanText(text);
        return text;
    }

    /** Like {@link #string()}, and not empty. */
    public String nonEmptyString() throws InvalidRequestException {
        var text = string();
        if (text.isEmpty()) {
            throw invalid("expected a non-empty string");
        }
        return text;
    }

    /** Like {@link #string()}, of the form that {@code description} says in words. */
    public String matching(Pattern form, String description) throws InvalidRequestException {
        var text = string();
        if (!form.matcher(text).matches()) {
            throw invalid("expected " + description);
        }
        return text;
    }

    public boolean bool() throws InvalidRequestException {
        if (!value.isBoolean()) {
            throw unexpected("a boolean");
        }
        return value.booleanValue();
    }

    /** A whole number from {@code min} to {@code max}. */
    public long integer(long min, long max) throws InvalidRequestException {
        if (!value.isNumber()) {
            throw unexpected("a whole number");
        }
        if (!value.isIntegralNumber()) {
            throw invalid("expected a whole number, got a fraction");
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            throw invalid("expected a whole number from %d to %d".formatted(min, max));
        }
        return value.longValue();
    }

    /** A number from {@code min} to {@code max}. */
    public double number(double min, double max) throws InvalidRequestException {
        if (!value.isNumber()) {
            throw unexpected("a number");
        }
        // Not doubleValue(): it throws on what a double can't hold.
        var number = value.decimalValue().doubleValue();
        if (number < min || number > max) {
            throw invalid(String.format(Locale.ROOT, "expected a number from %s to %s", min, max));
        }
        return number;
    }

    /** This field, a JSON object, as text. */
    public String objectText() throws InvalidRequestException {
        return object().value.toString();
    }

    /** This field as JSON text, whatever it is. */
    public String json() {
        return value.toString();
    }

    /** That this field is wrong and what to send instead. */
    public InvalidRequestException invalid(String message) {
        return new InvalidRequestException(path, message);
    }

    /** That this field, a string, is none of the values it may have. */
    public InvalidRequestException noneOf(String... allowed) throws InvalidRequestException {
        var names = Stream.of(allowed).map(JsonField::quoted).collect(Collectors.joining(", "));
        return invalid("expected one of %s, got %s".formatted(names, quoted(string())));
    }

    /** The path only: values are prompts. */
    @Override
    public String toString() {
        return "JsonField[" + path + "]";
    }

    private JsonField member(String name) {
        return new JsonField(path.isEmpty() ? name : path + "." + name, value.path(name));
    }

    /** That this field has another type than {@code expected} says. */
    public InvalidRequestException unexpected(String expected) {
        return invalid("expected " + expected + ", got " + kind());
    }

    private String kind() {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT, POJO -> "an object";
            case STRING -> "a string";
            case BINARY, MISSING -> "nothing";
        };
    }

    private void requireCleanText(String text) throws InvalidRequestException {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw invalid("the text contains NUL (\\u0000); remove it");
            }
            if (Character.isSurrogate(c) && !isPairAt(text, i++)) {
                throw invalid("the text contains half of a surrogate pair; send whole characters");
            }
        }
    }

    private static boolean isPairAt(String text, int i) {
        return i + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private static String quoted(String value) {
        var shown =
                value.length() <= MAX_VALUE_SHOWN
                        ? value
                        : value.substring(0, MAX_VALUE_SHOWN) + "…";
        return "\"" + shown + "\"";
    }
}
