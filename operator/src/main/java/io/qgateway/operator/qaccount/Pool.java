package io.qgateway.operator.qaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** How gateways share an account. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pool(int weight, @Nullable Integer maxConcurrency) {

    private static final int USUAL_WEIGHT = 100;

    static final Pool USUAL = new Pool(USUAL_WEIGHT, null);

    public Pool {
        weight = weight == 0 ? USUAL_WEIGHT : weight;
    }
}
