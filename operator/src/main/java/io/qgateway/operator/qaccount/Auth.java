package io.qgateway.operator.qaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** How an account logs in: by exactly one of these. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Auth(@Nullable DeviceLoginSpec deviceLogin, @Nullable SecretRef secretRef) {}
