package io.qgateway.simulator.chat;

import io.qgateway.simulator.script.Estimate;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import io.qgateway.simulator.script.TokenUsage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the simulated model answers when nobody directs it: it calls the tools that it is asked for,
 * quotes their results, says what the images are, or echoes.
 */
final class UsualReply {

    private static final int QUOTED = 400;
    private static final int WORDS_PER_EVENT = 3;

    private final ChatRequest request;
    private final PromptCache.Use cached;

    UsualReply(ChatRequest request, PromptCache.Use cached) {
        this.request = request;
        this.cached = cached;
    }

    long promptTokens() {
        return SizeRules.promptTokens(request);
    }

    Script script() {
        var steps = new ArrayList<Step>(content());
        steps.add(new Step.Metadata(Optional.of(usage(steps)), Optional.empty()));
        return Script.answer(steps.toArray(Step[]::new));
    }

    private TokenUsage usage(List<Step> steps) {
        var uncached = Math.max(0, promptTokens() - cached.read() - cached.written());
        return new TokenUsage(uncached, Estimate.tokens(steps), cached.read(), cached.written());
    }

    private List<Step> content() {
        if (!request.toolResults().isEmpty()) {
            return texts("This is a simulated answer. " + results());
        }
        if (!request.images().isEmpty()) {
            return texts("This is a simulated answer. " + images());
        }
        var calls = new WantedTools(request).calls();
        return calls.isEmpty() ? texts(echo()) : calls;
    }

    private String results() {
        return request.toolResults().stream()
                .map(UsualReply::result)
                .collect(Collectors.joining(" "));
    }

    private static String result(JsonNode result) {
        var failed = result.path("status").asString("").equals("error");
        return (failed ? "A tool failed: " : "A tool returned: ")
                + quoted(ToolResultText.ofAll(result));
    }

    private String images() {
        var images =
                request.images().stream().map(UsualReply::image).collect(Collectors.joining(", "));
        return "You attached %d image(s): %s.".formatted(request.images().size(), images);
    }

    private static String image(JsonNode image) {
        var bytes = Base64.getDecoder().decode(ImageRules.base64(image)).length;
        return image.path("format").asString("") + " of " + bytes + " bytes";
    }

    private String echo() {
        return "This is a simulated answer; no model was asked. You said: "
                + quoted(request.text());
    }

    /** The end of a text, because prompts begin with what a client always says. */
    private static String quoted(String text) {
        var line = text.strip();
        return "\u201c"
                + (line.length() <= QUOTED
                        ? line
                        : "\u2026" + line.substring(line.length() - QUOTED))
                + "\u201d";
    }

    private static List<Step> texts(String text) {
        var steps = new ArrayList<Step>();
        var piece = new StringBuilder();
        var words = 0;
        for (var word : text.splitWithDelimiters("\\s+", 0)) {
            piece.append(word);
            if (word.isBlank() && ++words % WORDS_PER_EVENT == 0) {
                steps.add(new Step.Text(piece.toString()));
                piece.setLength(0);
            }
        }
        if (!piece.isEmpty()) {
            steps.add(new Step.Text(piece.toString()));
        }
        return steps;
    }
}
