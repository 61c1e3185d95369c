package io.qgateway.operator.login;

import io.qgateway.accounts.oidc.StartUrl;
import io.qgateway.accounts.profile.FoundProfile;
import io.qgateway.accounts.profile.ProfileSearch;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.qaccount.QAccountSpec;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Finds the profile of accounts whose people log in at an IAM Identity Center; without one the
 * upstream does not serve them. May be shared by all threads.
 */
public final class ProfileDesk {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final ProfileSearch search;
    private final SecretGrants grants;
    private final InstantSource clock;

    public ProfileDesk(ProfileSearch search, SecretGrants grants, InstantSource clock) {
        this.search = search;
        this.grants = grants;
        this.clock = clock;
    }

    /** Whether the account serves only once its profile is known, and it is not. */
    public static boolean isMissing(QAccountSpec spec, StoredGrant grant) {
        var login = spec.auth().deviceLogin();
        return login != null
                && spec.profileArn().equals(QAccountSpec.AUTO)
                && grant.profileArn().isEmpty()
                && !new StartUrl(login.startUrl()).isBuilderId();
    }

    /** Looks for the profile, if the account needs one and has a token to ask with. */
    public LoginProgress look(QAccountSpec spec, LoginProgress progress)
            throws InterruptedException {
        var grant = progress.grant();
        var token = grant.token().filter(it -> !it.expiredBy(clock.instant()));
        if (token.isEmpty() || grant.refusal().isPresent() || !isMissing(spec, grant)) {
            return progress;
        }
        var region = grant.state().region().orElse("us-east-1");
        return switch (search.find(token.get().value(), region, grant.profileArn())) {
            case FoundProfile.Found(var arn) ->
                    new LoginProgress(
                            grants.writeOrFail(grant.servedBy(arn)),
                            progress.nextLook(),
                            progress.trouble());
            case FoundProfile.None(var reason) ->
                    inTrouble(grant, "The login has no Amazon Q Developer profile", reason);
            case FoundProfile.Unknown(var reason) ->
                    inTrouble(grant, "The profile of the login can't be looked for", reason);
        };
    }

    private LoginProgress inTrouble(StoredGrant grant, String trouble, String reason) {
        return LoginProgress.inTrouble(
                grant,
                clock.instant().plus(AGAIN),
                reason.isBlank() ? trouble + "." : "%s (%s).".formatted(trouble, reason));
    }
}
