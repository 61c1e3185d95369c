package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.script.KnownRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to {@code ListAvailableModels}, page by page: a request has to say where it comes
 * from, and may say how many models it wants and where the last page ended.
 */
record ModelList(ModelCatalogue catalogue) {

    private static final int LONGEST_PAGE = 100;

    /** What a page has when the request does not say. */
    private static final int USUAL_PAGE = 50;

    Answer answer(JsonNode request) {
        var from = request.path("nextToken").asString("0");
        var size = request.path("maxResults").asInt(USUAL_PAGE);
        var proper =
                HistoryRules.isKnownOrigin(request.path("origin"))
                        && isWithin(from)
                        && size > 0
                        && size <= LONGEST_PAGE;
        return proper
                ? page(Integer.parseInt(from), size)
                : ErrorAnswer.of(KnownRefusal.IMPROPER.refusal());
    }

    private boolean isWithin(String token) {
        return token.matches("\\d{1,6}") && Integer.parseInt(token) < catalogue.models().size();
    }

    private Answer page(int from, int size) {
        var models = catalogue.models();
        var to = Math.min(from + size, models.size());
        var body = new LinkedHashMap<String, Object>();
        body.put("models", models.subList(from, to).stream().map(ModelList::entry).toList());
        body.put("defaultModel", entry(catalogue.preferred()));
        if (to < models.size()) {
            body.put("nextToken", String.valueOf(to));
        }
        return new Answer.Content(
                200,
                "application/x-amz-json-1.0",
                Map.of(),
                JsonMapper.shared().writeValueAsString(body));
    }

    private static Map<String, Object> entry(Model model) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("modelId", model.id());
        entry.put("modelName", model.name());
        entry.put("description", "A simulated model");
        entry.put("rateMultiplier", 1.0);
        entry.put("rateUnit", "credit");
        entry.put(
                "tokenLimits",
                Map.of(
                        "maxInputTokens", model.maxInputTokens(),
                        "maxOutputTokens", model.maxOutputTokens()));
        entry.put("supportedInputTypes", List.of("TEXT", "IMAGE"));
        entry.put("promptCaching", promptCaching(model));
        return entry;
    }

    private static Map<String, Object> promptCaching(Model model) {
        return model.promptCaching()
                ? Map.of(
                        "supportsPromptCaching", true,
                        "minimumTokensPerCacheCheckpoint", PromptCache.SHORTEST,
                        "maximumCacheCheckpointsPerRequest", CachePoints.MOST)
                : Map.of("supportsPromptCaching", false);
    }
}
