package io.qgateway.operator.qaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the things to know about an account, as all of Kubernetes writes them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        Instant lastTransitionTime,
        @Nullable Long observedGeneration) {

    public static final String READY = "Ready";
    public static final String AUTHENTICATED = "Authenticated";
    public static final String QUOTA_AVAILABLE = "QuotaAvailable";
}
