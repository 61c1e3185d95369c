package io.qgateway.access;

import io.qgateway.access.ApiKeys.Verdict;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.relay.UnservedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before an API's endpoints: lets callers with a key in, and sees to it that everybody gets
 * an answer in the API's own shape, whatever goes wrong behind it.
 */
public final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final ApiKeys keys;
    private final ErrorShape errors;
    private final GatewayMetrics metrics;
    private final Fallback fallback;

    public Door(ApiKeys keys, ErrorShape errors, GatewayMetrics metrics, Fallback fallback) {
        this.keys = keys;
        this.errors = errors;
        this.metrics = metrics;
        this.fallback = fallback;
    }

    /** The endpoint as a route takes it. */
    public HandlerFunction<ServerResponse> to(Endpoint endpoint) {
        var written =
                new WrittenResponse((request, response) -> answer(endpoint, request, response));
        return _ -> written;
    }

    /** What is left of an API's paths: 405 where only the method is wrong, 404 elsewhere. */
    public HandlerFunction<ServerResponse> toNowhere(Map<String, String> methods) {
        return to((request, _, _) -> {
            var allowed = methods.get(request.getRequestURI());
            throw allowed == null
                    ? notFound(methods)
                    : RefusedRequestException.method(request.getMethod(), allowed);
        });
    }

    private static RefusedRequestException notFound(Map<String, String> methods) {
        return new RefusedRequestException(
                404,
                "There is nothing at this path; there is "
                        + String.join(", ", methods.keySet().stream().sorted().toList()));
    }

    private void answer(Endpoint endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var trace = RequestLogFilter.trace(request);
        try {
            admit(request);
            endpoint.answer(request, response, trace);
        } catch (InvalidRequestException invalid) {
            errors.refuse(invalid, trace.requestId(), response);
        } catch (RefusedRequestException refused) {
            refused.allow().ifPresent(method -> response.setHeader("Allow", method));
            errors.refuse(refused.status(), refused.remedy(), trace.requestId(), response);
        } catch (UnservedException unserved) {
            handOver(unserved, request, response, trace);
        } catch (CloseNowException cut) {
            throw cut;
        } catch (IOException left) {
            throw departure(left, trace);
        } catch (RuntimeException defect) {
            apologise(defect, trace, response);
        }
    }

    private void handOver(
            UnservedException unserved,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestTrace trace)
            throws IOException {
        var reason = GatewayMetrics.label(unserved.reason());
        try {
            if (fallback.serve(request, response, reason)) {
                trace.fellBack(unserved.reason());
                metrics.fellBack(reason, "answered");
                return;
            }
            metrics.fellBack(reason, "unreachable");
            unserved.tell();
        } catch (IOException left) {
            throw departure(left, trace);
        }
    }

    /** Tomcat closes the connection on what is returned and makes no noise about it. */
    private static CloseNowException departure(IOException left, RequestTrace trace) {
        if (isStall(left)) {
            trace.stalled();
        } else {
            trace.left();
        }
        return new CloseNowException("The client left", left);
    }

    private static boolean isStall(Throwable left) {
        for (var cause = left; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void admit(HttpServletRequest request) throws RefusedRequestException {
        var verdict =
                keys.judge(request.getHeader("authorization"), request.getHeader("x-api-key"));
        var refusal =
                switch (verdict) {
                    case GRANTED -> "";
                    case MISSING ->
                            "No API key: send one of OPENAI_KEYS as 'Authorization: Bearer <key>' or"
                                    + " 'x-api-key: <key>'";
                    case WRONG -> "Invalid API key: it is not one of OPENAI_KEYS";
                    case CONFLICTING ->
                            "Conflicting credentials: Authorization and x-api-key carry different keys;"
                                    + " send one of them";
                };
        if (verdict != Verdict.GRANTED) {
            metrics.authFailed(verdict.name().toLowerCase(Locale.ROOT));
            throw new RefusedRequestException(401, refusal);
        }
    }

    private void apologise(
            RuntimeException defect, RequestTrace trace, HttpServletResponse response)
            throws IOException {
        LOG.error("Request {} met a defect", trace.requestId(), defect);
        if (response.isCommitted()) {
            throw new CloseNowException("Cut off after a defect", defect);
        }
        response.reset();
        response.setHeader("x-request-id", trace.requestId());
        errors.refuse(
                500,
                "The gateway has a defect; its log tells more under " + trace.requestId(),
                trace.requestId(),
                response);
    }
}
