package io.qgateway.simulator.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads scripts that are written as directives, one to a line: {@code simulate: chunks 10 every
 * 5ms}. Lines that do not begin with {@code simulate:} are not for the simulator.
 */
public final class Directives {

    private static final String MARK = "simulate:";

    private final List<Step> steps = new ArrayList<>();
    private final long promptTokens;
    private Optional<Ending> ending = Optional.empty();
    private Optional<Script> instead = Optional.empty();
    private Optional<TokenUsage> usage = Optional.empty();
    private Optional<String> stopReason = Optional.empty();
    private boolean reportsUsage = true;

    private Directives(long promptTokens) {
        this.promptTokens = promptTokens;
    }

    /**
     * Reads the directives of a text.
     *
     * @param promptTokens what the answer reports as its prompt's tokens unless directed otherwise
     * @return empty when the text has none
     */
    public static Optional<Script> read(String text, long promptTokens) throws DirectiveException {
        var lines = text.lines().map(String::strip).filter(Directives::isDirective).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var directives = new Directives(promptTokens);
        for (var line : lines) {
            directives.accept(new Words(line.substring(MARK.length()).strip()));
        }
        return Optional.of(directives.script());
    }

    private static boolean isDirective(String line) {
        return line.regionMatches(true, 0, MARK, 0, MARK.length());
    }

    private void accept(Words words) throws DirectiveException {
        var command = words.next("a command").toLowerCase(Locale.ROOT);
        try {
            obey(command, words);
        } catch (IllegalArgumentException e) {
            throw words.wrong(String.valueOf(e.getMessage()));
        }
        words.end();
    }

    private void obey(String command, Words words) throws DirectiveException {
        switch (command) {
            case "text" -> steps.add(new Step.Text(words.rest()));
            case "torn" -> steps.add(new Step.TornText(words.rest()));
            case "think" -> steps.add(new Step.Thinking(words.rest()));
            case "signature" -> steps.add(new Step.ThinkingSignature(words.next("a signature")));
            case "redacted" -> steps.add(new Step.RedactedThinking(words.next("base64")));
            case "wait" -> steps.add(new Step.Wait(words.duration()));
            case "chunks" -> steps.add(chunks(words, false));
            case "stamped" -> steps.add(stamped(words));
            case "tools" -> tools(words);
            case "truncated" -> steps.add(ToolArguments.read(words, false));
            case "context" -> steps.add(new Step.ContextUsage(words.decimal("a percentage")));
            case "metering" -> steps.add(new Step.Metering(words.decimal("an amount of credits")));
            case "event" -> steps.add(event(words));
            case "usage" -> usage(words);
            case "stop" -> stopReason = Optional.of(words.next("a reason like MAX_TOKENS"));
            case "cut", "reset", "silent", "corrupt", "exception", "error-member", "error-frame" ->
                    end(command, words);
            case "refuse", "mute", "hangup", "empty", "html", "json" ->
                    instead = Optional.of(instead(command, words));
            default -> throw words.wrong("there is no command '" + command + "'");
        }
    }

    private static Step.Chunks stamped(Words words) throws DirectiveException {
        if (!words.take("chunks")) {
            throw words.wrong("'stamped' is followed by 'chunks'");
        }
        return chunks(words, true);
    }

    private static Step.Chunks chunks(Words words, boolean stamped) throws DirectiveException {
        var count = words.number("a number of chunks");
        var every = Duration.ZERO;
        var size = Step.Chunks.SMALLEST;
        Optional<Flush> flush = Optional.empty();
        while (!words.isEmpty()) {
            if (words.take("every")) {
                every = words.duration();
            } else if (words.take("size")) {
                size = words.number("a size in characters");
            } else if (words.take("flush")) {
                flush = Optional.of(words.choice(Flush.class));
            } else {
                words.end();
            }
        }
        var usual = every.isZero() ? Flush.ALL : Flush.EACH;
        return new Step.Chunks(count, size, every, stamped, flush.orElse(usual));
    }

    private void tools(Words words) throws DirectiveException {
        do {
            steps.add(ToolArguments.read(words, true));
        } while (!words.isEmpty());
    }

    private static Step.OtherEvent event(Words words) throws DirectiveException {
        var type = words.next("an event type");
        return new Step.OtherEvent(type, words.isEmpty() ? "{}" : words.rest());
    }

    private void usage(Words words) throws DirectiveException {
        if (words.take("off")) {
            reportsUsage = false;
            return;
        }
        var input = words.number("a number of input tokens");
        var output = words.number("a number of output tokens");
        var read = words.isEmpty() ? 0 : words.number("a number of tokens");
        var write = words.isEmpty() ? 0 : words.number("a number of tokens");
        usage = Optional.of(new TokenUsage(input, output, read, write));
    }

    private void end(String command, Words words) throws DirectiveException {
        ending = Optional.of(ending(command, words));
        if (words.take("after")) {
            var texts = words.number("a number of text events");
            steps.add(
                    new Step.Chunks(texts, Step.Chunks.SMALLEST, Duration.ZERO, false, Flush.EACH));
        }
    }

    private static Ending ending(String command, Words words) throws DirectiveException {
        return switch (command) {
            case "cut" -> new Ending.Cut(place(words));
            case "reset" -> new Ending.Reset();
            case "silent" -> new Ending.Silent();
            case "corrupt" -> new Ending.Corrupt(words.choice(Corruption.class));
            case "exception" -> exception(words);
            case "error-member" -> thrown("error", KnownRefusal.INTERNAL.refusal());
            default ->
                    new Ending.FrameError(
                            words.nextUnless("after").orElse("InternalError"), "Simulated");
        };
    }

    private static Ending.Place place(Words words) throws DirectiveException {
        if (!words.take("inside")) {
            return Ending.Place.BETWEEN_FRAMES;
        }
        if (!words.take("frame")) {
            throw words.wrong("'inside' is followed by 'frame'");
        }
        return Ending.Place.INSIDE_A_FRAME;
    }

    private static Ending.Thrown exception(Words words) throws DirectiveException {
        var name = words.next("a known error like throttled, or a type");
        var known = known(name);
        if (known.isPresent()) {
            return thrown(known.get().type(), known.get());
        }
        return new Ending.Thrown(name, words.nextUnless("after"), "Simulated");
    }

    private static Ending.Thrown thrown(String type, Refusal refusal) {
        return new Ending.Thrown(type, refusal.reason(), refusal.message());
    }

    private static Script instead(String command, Words words) throws DirectiveException {
        return switch (command) {
            case "refuse" -> new Script.Refused(refusal(words));
            case "mute" -> new Script.Mute();
            case "hangup" -> new Script.HungUp();
            case "empty" -> new Script.Reply(List.of(), new Ending.Whole());
            case "html" ->
                    new Script.OtherContent(
                            "text/html",
                            "<html><body><h1>Sign in to the network</h1></body></html>");
            default -> new Script.OtherContent("application/json", "{\"message\":\"no stream\"}");
        };
    }

    private static Refusal refusal(Words words) throws DirectiveException {
        var name = words.next("a known error like throttled, or a status");
        var known = known(name);
        if (known.isPresent()) {
            return known.get();
        }
        if (!name.matches("[45]\\d\\d")) {
            throw words.wrong("there is no known error '" + name + "', and it is no status");
        }
        var type = words.next("an exception's type");
        var reason = words.nextUnless("-");
        words.take("-");
        return new Refusal(
                Integer.parseInt(name), type, reason, words.isEmpty() ? "Simulated" : words.rest());
    }

    private static Optional<Refusal> known(String word) {
        for (var refusal : KnownRefusal.values()) {
            if (refusal.word().equalsIgnoreCase(word)) {
                return Optional.of(refusal.refusal());
            }
        }
        return Optional.empty();
    }

    private Script script() {
        return instead.orElseGet(this::reply);
    }

    private Script reply() {
        var all = new ArrayList<Step>();
        var end = ending.orElseGet(Ending.Whole::new);
        if (end instanceof Ending.Whole || !steps.isEmpty()) {
            all.add(new Step.Opening());
        }
        all.addAll(steps);
        if (end instanceof Ending.Whole && isWhole()) {
            all.add(new Step.Metadata(reportedUsage(), stopReason));
        }
        return new Script.Reply(all, end);
    }

    private boolean isWhole() {
        var truncated =
                steps.stream()
                        .anyMatch(step -> step instanceof Step.ToolCall call && !call.ended());
        return !truncated && (reportsUsage || stopReason.isPresent());
    }

    private Optional<TokenUsage> reportedUsage() {
        return reportsUsage
                ? usage.or(() -> Optional.of(TokenUsage.of(promptTokens, Estimate.tokens(steps))))
                : Optional.empty();
    }
}
