package io.qgateway.operator.qaccount;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** What becomes of the Secret that the operator keeps. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialSecret(String deletionPolicy) {

    private static final String DELETE = "Delete";

    static final CredentialSecret USUAL = new CredentialSecret(DELETE);

    public CredentialSecret {
        deletionPolicy = requireNonNullElse(deletionPolicy, DELETE);
    }

    /** Whether it goes with the account; whatever this version does not know keeps it. */
    @JsonIgnore
    public boolean isDeleted() {
        return deletionPolicy.equals(DELETE);
    }
}
