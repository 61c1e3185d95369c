package io.qgateway.operator.login;

import io.qgateway.operator.grant.Credentials;

/** What a Secret that somebody brought has to offer. */
public sealed interface ImportedLogin {

    /**
     * A whole login.
     *
     * @param source tells this one from any other, without giving it away
     */
    record Usable(Credentials credentials, String source) implements ImportedLogin {}

    /** None; the sentence says what to do. */
    record Unusable(String sentence) implements ImportedLogin {}
}
