package io.qgateway.simulator.script;

import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a directive word by word; not thread-safe. */
final class Words {

    private final String line;
    private String rest;

    Words(String line) {
        this.line = line;
        this.rest = line.strip();
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    /** Takes the next word if it is this one. */
    boolean take(String word) {
        if (!rest.split("\\s", 2)[0].equalsIgnoreCase(word)) {
            return false;
        }
        rest = rest.substring(word.length()).strip();
        return true;
    }

    String next(String what) throws DirectiveException {
        if (rest.isEmpty()) {
            throw wrong("needs " + what);
        }
        var word = rest.split("\\s", 2)[0];
        rest = rest.substring(word.length()).strip();
        return word;
    }

    Optional<String> nextUnless(String word) throws DirectiveException {
        return rest.isEmpty() || rest.split("\\s", 2)[0].equalsIgnoreCase(word)
                ? Optional.empty()
                : Optional.of(next(word));
    }

    String rest() {
        var taken = rest;
        rest = "";
        return taken;
    }

    /** Looks at the rest without taking it. */
    String ahead() {
        return rest;
    }

    void skip(int characters) {
        rest = rest.substring(characters).strip();
    }

    int number(String what) throws DirectiveException {
        var word = next(what);
        try {
            return Integer.parseUnsignedInt(word);
        } catch (NumberFormatException _) {
            throw wrong("'" + word + "' is not " + what);
        }
    }

    double decimal(String what) throws DirectiveException {
        var word = next(what);
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException _) {
            throw wrong("'" + word + "' is not " + what);
        }
    }

    /** One of an enum's constants, written like {@code message-crc}. */
    <E extends Enum<E>> E choice(Class<E> choices) throws DirectiveException {
        var words =
                Arrays.stream(choices.getEnumConstants())
                        .collect(toMap(Words::word, choice -> choice, (a, _) -> a, TreeMap::new));
        var word = next("one of " + words.keySet());
        var chosen = words.get(word.toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw wrong("'" + word + "' is none of " + words.keySet());
        }
        return chosen;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A duration like {@code 10ms}, {@code 1.5s} or {@code 2m}. */
    Duration duration() throws DirectiveException {
        var word = next("a duration like 10ms").toLowerCase(Locale.ROOT);
        try {
            return word.endsWith("ms")
                    ? Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)))
                    : Duration.parse("PT" + word);
        } catch (NumberFormatException | DateTimeException _) {
            throw wrong("'" + word + "' is not a duration like 10ms or 1.5s");
        }
    }

    void end() throws DirectiveException {
        if (!rest.isEmpty()) {
            throw wrong("does not understand '" + rest + "'");
        }
    }

    DirectiveException wrong(String problem) {
        return new DirectiveException("simulate: " + line + " - " + problem);
    }
}
