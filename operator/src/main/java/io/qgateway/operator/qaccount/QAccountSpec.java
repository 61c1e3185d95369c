package io.qgateway.operator.qaccount;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What an account should be. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QAccountSpec(
        @Nullable String label,
        String provider,
        Auth auth,
        String profileArn,
        Pool pool,
        boolean suspend,
        CredentialSecret credentialSecret) {

    /** The provider that this operator knows. */
    public static final String AMAZON_Q = "AmazonQ";

    /** Leaves the choice of a profile to the upstream. */
    public static final String AUTO = "auto";

    /** One that is as usual but for these. */
    public static QAccountSpec usual(@Nullable String label, Auth auth, boolean suspend) {
        return new QAccountSpec(
                label, AMAZON_Q, auth, AUTO, Pool.USUAL, suspend, CredentialSecret.USUAL);
    }

    public QAccountSpec {
        provider = requireNonNullElse(provider, AMAZON_Q);
        auth = requireNonNullElse(auth, new Auth(null, null));
        profileArn = requireNonNullElse(profileArn, AUTO);
        pool = requireNonNullElse(pool, Pool.USUAL);
        credentialSecret = requireNonNullElse(credentialSecret, CredentialSecret.USUAL);
    }
}
