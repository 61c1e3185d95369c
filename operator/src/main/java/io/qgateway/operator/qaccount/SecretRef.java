package io.qgateway.operator.qaccount;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** A Secret with a login that was made elsewhere. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretRef(String name, String region) {

    public SecretRef {
        region = requireNonNullElse(region, "us-east-1");
    }
}
