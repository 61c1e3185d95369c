package io.qgateway.access;

import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.tokens.Cost;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line per request on the logger {@code access}, written when it has ended. Names are
 * those of Envoy AI Gateway and OpenTelemetry's GenAI conventions. No prompt, no answer, no key.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final int CLIENT_CLOSED_REQUEST = 499;

    void write(RequestTrace trace, HttpServletRequest request, int status, long nanos) {
        var line = LOG.atInfo();
        for (var field : fields(trace, request, status, nanos).entrySet()) {
            line = line.addKeyValue(field.getKey(), field.getValue());
        }
        line.log("request");
    }

    private static Map<String, Object> fields(
            RequestTrace trace, HttpServletRequest request, int status, long nanos) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("method", request.getMethod());
        fields.put("path", request.getRequestURI());
        fields.put("response_code", trace.clientLeft() ? CLIENT_CLOSED_REQUEST : status);
        fields.put("response_flags", flags(trace));
        fields.put("duration_ms", millis(nanos));
        fields.put("x_request_id", trace.requestId());
        fields.put("stream", trace.stream());
        fields.put("attempts", trace.attempts());
        trace.timeToFirstEvent().ifPresent(first -> fields.put("ttft_ms", millis(first)));
        trace.model().ifPresent(model -> fields.put("gen_ai.request.model", model));
        trace.substitute().ifPresent(model -> fields.put("gen_ai.response.model", model));
        trace.account().ifPresent(account -> fields.put("account", account));
        trace.upstreamId().ifPresent(id -> fields.put("upstream_request_id", id));
        if (!trace.causes().isEmpty()) {
            fields.put("attempt_failures", causes(trace));
        }
        trace.fallback().ifPresent(why -> fields.put("fallback", GatewayMetrics.label(why)));
        trace.failure().ifPresent(kind -> fields.put("error.type", GatewayMetrics.label(kind)));
        trace.cost().ifPresent(cost -> put(cost, fields));
        return fields;
    }

    private static void put(Cost cost, Map<String, Object> fields) {
        fields.put("gen_ai.usage.input_tokens", cost.usage().prompt());
        fields.put("gen_ai.usage.output_tokens", cost.usage().output());
        fields.put("usage_source", cost.source().label());
    }

    /** Why attempts failed, in their order; the request may have been answered all the same. */
    private static String causes(RequestTrace trace) {
        return trace.causes().stream().map(GatewayMetrics::label).collect(Collectors.joining(","));
    }

    private static double millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
    }

    private static String flags(RequestTrace trace) {
        if (trace.clientLeft()) {
            return trace.clientStalled() ? "SL" : "DC";
        }
        if (trace.fallback().isPresent()) {
            return "FB";
        }
        return trace.failure().map(AccessLog::flag).orElse("");
    }

    private static String flag(Kind kind) {
        return switch (kind) {
            case TIMEOUT -> "UT";
            case NO_ACCOUNT -> "NA";
            case CANCELLED -> "DR";
            case UNAVAILABLE, CORRUPT -> "UC";
            case BEARER_INVALID,
                    THROTTLED,
                    ACCOUNT_HELD,
                    QUOTA_EXHAUSTED,
                    SUSPENDED,
                    NOT_ENTITLED,
                    MODEL_OVERLOADED,
                    MODEL_NOT_FOUND,
                    INVALID_REQUEST,
                    PROMPT_TOO_LONG ->
                    "UE";
        };
    }
}
