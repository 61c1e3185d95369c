package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The answer to {@code ListAvailableModels}: all models on one page. */
record ModelList(ModelCatalogue catalogue) {

    Answer answer() {
        var body = new LinkedHashMap<String, Object>();
        body.put("models", catalogue.models().stream().map(ModelList::entry).toList());
        body.put("defaultModel", entry(catalogue.preferred()));
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
        return entry;
    }
}
