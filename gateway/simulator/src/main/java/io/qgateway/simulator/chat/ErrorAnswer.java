package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.script.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Error responses in JSON 1.0. */
final class ErrorAnswer {

    private static final String NAMESPACE = "com.amazon.aws.codewhisperer#";

    private ErrorAnswer() {}

    static Answer of(Refusal refusal) {
        return of(refusal, Map.of());
    }

    /** The real service does not say which rule was broken; a header tells whoever debugs. */
    static Answer of(RequestRule broken) {
        return of(broken.refusal(), Map.of("x-simulator-rule", broken.name()));
    }

    private static Answer of(Refusal refusal, Map<String, String> headers) {
        var body = new LinkedHashMap<String, String>();
        body.put("__type", NAMESPACE + refusal.type());
        body.put("message", refusal.message());
        refusal.reason().ifPresent(reason -> body.put("reason", reason));
        return new Answer.Content(
                refusal.status(),
                "application/x-amz-json-1.0",
                headers,
                JsonMapper.shared().writeValueAsString(body));
    }
}
