package io.qgateway.operator.qaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A login that waits for a person. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoginStatus(
        String userCode,
        String verificationURI,
        String verificationURIComplete,
        Instant expiresAt,
        int attempt) {}
