package io.qgateway.tokens;

/** Where the numbers of an answer's usage come from. */
public enum UsageSource {
    /** The upstream counted. */
    UPSTREAM("upstream"),
    /** The upstream did not say, so that the gateway's tokenizer counted. */
    ESTIMATE("estimate");

    private final String label;

    UsageSource(String label) {
        this.label = label;
    }

    /** As the header, the metric and the log write it. */
    public String label() {
        return label;
    }
}
