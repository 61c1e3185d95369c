package io.qgateway.accounts.oidc;

import tools.jackson.databind.JsonNode;

/** What came back for one request, before anybody looks for what it should hold. */
sealed interface Reply permits Reply.Accepted, OidcFailure {

    /**
     * The identity provider agrees.
     *
     * @param json missing if it isn't any
     */
    record Accepted(JsonNode json) implements Reply {}
}
