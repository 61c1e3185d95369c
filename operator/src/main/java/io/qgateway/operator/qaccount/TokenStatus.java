package io.qgateway.operator.qaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access token that gateways use. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenStatus(
        @Nullable Instant expiresAt,
        @Nullable Instant refreshedAt,
        @Nullable Instant nextRefreshAt,
        long generation,
        int failures) {}
