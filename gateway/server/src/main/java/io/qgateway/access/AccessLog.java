package io.qgateway.access;

import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line per request on the logger {@code access}, written when it has ended. Names are those
 * of Envoy AI Gateway and OpenTelemetry's GenAI conventions. No prompt, no answer, no key.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("access");

    void write(RequestTrace trace, HttpServletRequest request, int status, long nanos) {
        var line =
                LOG.atInfo()
                        .addKeyValue("method", request.getMethod())
                        .addKeyValue("path", request.getRequestURI())
                        .addKeyValue("response_code", trace.clientLeft() ? 499 : status)
                        .addKeyValue("response_flags", flags(trace))
                        .addKeyValue("duration_ms", millis(nanos))
                        .addKeyValue("x_request_id", trace.requestId())
                        .addKeyValue("stream", trace.stream())
                        .addKeyValue("attempts", trace.attempts());
        trace.timeToFirstEvent()
                .ifPresent(first -> line.addKeyValue("ttft_ms", millis(first)));
        trace.model().ifPresent(model -> line.addKeyValue("gen_ai.request.model", model));
        trace.account().ifPresent(account -> line.addKeyValue("account", account));
        trace.failure()
                .ifPresent(kind -> line.addKeyValue("error.type", GatewayMetrics.label(kind)));
        trace.usage()
                .ifPresent(
                        usage ->
                                line.addKeyValue("gen_ai.usage.input_tokens", usage.prompt())
                                        .addKeyValue(
                                                "gen_ai.usage.output_tokens", usage.output()));
        line.log("request");
    }

    private static double millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
    }

    private static String flags(RequestTrace trace) {
        if (trace.clientLeft()) {
            return "DC";
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
                    PROMPT_TOO_LONG -> "UE";
        };
    }
}
