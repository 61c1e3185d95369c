package io.qgateway.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dotenv's way of writing variables: comments, {@code export}, single and double quotes that
 * may span lines, and escapes inside them. Variables inside values are not replaced, so that a
 * password may hold any character. One per file.
 */
final class DotEnvParser {

    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(#[^\\n]*)?(\\n|\\z)");
    private static final Pattern NAME =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.]*)[ \\t]*=");
    private static final Pattern SINGLE_QUOTED = quoted('\'');
    private static final Pattern DOUBLE_QUOTED = quoted('"');
    private static final Pattern BARE = Pattern.compile("(?![ \\t]*['\"])[^\\n]*");
    private static final Pattern COMMENT_BEHIND = Pattern.compile("[ \\t]+#.*");
    private static final Pattern SINGLE_ESCAPE = Pattern.compile("\\\\([\\\\'])");
    private static final Pattern DOUBLE_ESCAPE = Pattern.compile("\\\\([\\\\\"'abfnrtv])");
    private static final Pattern LINE = Pattern.compile("[^\\n]*(\\n|\\z)");

    private final Map<String, String> variables = new HashMap<>();
    private final List<Integer> unreadableLines = new ArrayList<>();
    private final String text;
    private int position;

    DotEnvParser(String text) {
        this.text = text.replaceFirst("^\uFEFF", "").replace("\r\n", "\n");
    }

    private static Pattern quoted(char quote) {
        String plain = "[^\\\\" + quote + "]*+";
        return Pattern.compile(
                "[ \\t]*" + quote + "(" + plain + "(?:\\\\." + plain + ")*+)" + quote,
                Pattern.DOTALL);
    }

    DotEnv parse() {
        while (position < text.length()) {
            if (!has(NOTHING)) {
                readAssignment();
            }
        }
        return new DotEnv(variables, unreadableLines);
    }

    private void readAssignment() {
        int start = position;
        var name = take(NAME);
        if (name.lookingAt()) {
            String value = takeValue();
            if (has(NOTHING)) {
                variables.put(name.group(1), value);
                return;
            }
        }
        skipLineAt(start);
    }

    private String takeValue() {
        var single = take(SINGLE_QUOTED);
        if (single.lookingAt()) {
            return SINGLE_ESCAPE.matcher(single.group(1)).replaceAll("$1");
        }
        var twice = take(DOUBLE_QUOTED);
        if (twice.lookingAt()) {
            return DOUBLE_ESCAPE.matcher(twice.group(1)).replaceAll(DotEnvParser::unescaped);
        }
        var bare = take(BARE);
        return bare.lookingAt()
                ? COMMENT_BEHIND.matcher(bare.group()).replaceFirst("").strip()
                : "";
    }

    private static String unescaped(MatchResult escape) {
        return switch (escape.group(1)) {
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "v" -> "\u000B";
            default -> Matcher.quoteReplacement(escape.group(1));
        };
    }

    private void skipLineAt(int start) {
        long linesBefore = text.substring(0, start).chars().filter(c -> c == '\n').count();
        unreadableLines.add((int) linesBefore + 1);
        position = start;
        take(LINE);
    }

    private boolean has(Pattern pattern) {
        return take(pattern).lookingAt();
    }

    /** Steps over the pattern if it matches here. */
    private Matcher take(Pattern pattern) {
        var matcher = pattern.matcher(text).region(position, text.length());
        if (matcher.lookingAt()) {
            position = matcher.end();
        }
        return matcher;
    }
}
