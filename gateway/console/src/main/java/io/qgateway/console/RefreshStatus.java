package io.qgateway.console;

/** How the last attempt to get a token ended; the API shows these names in lower case. */
public enum RefreshStatus {
    NEVER,
    SUCCESS,
    FAILED
}
