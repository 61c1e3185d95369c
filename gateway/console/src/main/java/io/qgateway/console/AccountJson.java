package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account on the wire, with the seed's fields. A secret is {@code ***} where there is one.
 *
 * @param warnings about the request that this answers
 */
record AccountJson(
        String id,
        @Nullable String label,
        String clientId,
        String clientSecret,
        @Nullable String refreshToken,
        @Nullable String accessToken,
        @Nullable JsonNode other,
        @JsonProperty("last_refresh_time") @Nullable String lastRefreshTime,
        @JsonProperty("last_refresh_status") String lastRefreshStatus,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        boolean enabled,
        @JsonProperty("error_count") long errorCount,
        @JsonProperty("success_count") long successCount,
        @JsonProperty("expires_at") @Nullable String expiresAt,
        String state,
        String reason,
        @Nullable String since,
        @Nullable String until,
        @Nullable JsonNode usage,
        String origin,
        @JsonProperty("registration_expires_at") @Nullable String registrationExpiresAt,
        String region,
        @JsonProperty("profile_arn") @Nullable String profileArn,
        @JsonProperty("managed_by") @Nullable String managedBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    /** Stands for a secret in answers. Sent back in an edit it leaves the secret as it is. */
    static final String MASK = "***";
}
