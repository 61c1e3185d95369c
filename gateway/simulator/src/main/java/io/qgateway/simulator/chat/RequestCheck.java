package io.qgateway.simulator.chat;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether the service would take a request, without a service. */
public final class RequestCheck {

    private final ModelCatalogue models;

    public RequestCheck(ModelCatalogue models) {
        this.models = models;
    }

    /** The name of the first rule that a body breaks. */
    public Optional<String> brokenRule(byte[] body) {
        try {
            var request = new ChatRequest(JsonMapper.shared().readTree(body), body.length);
            return RequestRule.firstBroken(request, models).map(RequestRule::name);
        } catch (JacksonException notJson) {
            return Optional.of("JSON");
        }
    }
}
