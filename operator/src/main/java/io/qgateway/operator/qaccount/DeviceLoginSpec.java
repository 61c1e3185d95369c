package io.qgateway.operator.qaccount;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Where a person approves a code. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceLoginSpec(String startUrl, String region) {

    private static final String BUILDER_ID = "https://view.awsapps.com/start";
    private static final String REGION = "us-east-1";

    public static final DeviceLoginSpec USUAL = new DeviceLoginSpec(BUILDER_ID, REGION);

    public DeviceLoginSpec {
        startUrl = requireNonNullElse(startUrl, BUILDER_ID);
        region = requireNonNullElse(region, REGION);
    }
}
