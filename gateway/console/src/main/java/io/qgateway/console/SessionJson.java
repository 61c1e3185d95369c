package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A session as its owner sees it. */
record SessionJson(@JsonProperty("expires_at") String expiresAt, String csrfToken) {

    @Override
    public String toString() {
        return "SessionJson[***]";
    }
}
