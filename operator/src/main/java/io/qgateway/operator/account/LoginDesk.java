package io.qgateway.operator.account;

import io.qgateway.accounts.PooledAccount;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.login.DeviceLoginDesk;
import io.qgateway.operator.login.ImportedLogin;
import io.qgateway.operator.login.ImportedLogins;
import io.qgateway.operator.login.LoginProgress;
import io.qgateway.operator.login.LoginWish;
import io.qgateway.operator.login.ProfileDesk;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.DeviceLoginSpec;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.SecretRef;
import java.util.Optional;

/** Sees to it that an account has the login that its resource wants. May be shared by threads. */
public final class LoginDesk {

    private final DeviceLoginDesk people;
    private final ProfileDesk profiles;
    private final ImportedLogins imports;
    private final SecretGrants grants;

    public LoginDesk(
            DeviceLoginDesk people,
            ProfileDesk profiles,
            ImportedLogins imports,
            SecretGrants grants) {
        this.people = people;
        this.profiles = profiles;
        this.imports = imports;
        this.grants = grants;
    }

    LoginProgress look(QAccount resource, StoredGrant grant, Optional<PooledAccount> row)
            throws InterruptedException {
        var spec = resource.getSpec();
        if (spec.suspend() || !Verdict.isKnown(spec)) {
            return LoginProgress.done(people.cancel(grant));
        }
        var reference = spec.auth().secretRef();
        long atLeast = row.map(PooledAccount::generation).orElse(0L);
        if (reference != null) {
            return brought(reference, people.cancel(grant), atLeast);
        }
        var where = Optional.ofNullable(spec.auth().deviceLogin());
        var progress =
                people.look(
                        new LoginWish(
                                where.orElse(DeviceLoginSpec.USUAL), requestOf(resource), atLeast),
                        grant);
        return profiles.look(spec, progress);
    }

    /** Whether what the annotation asks for has begun. */
    static boolean hasActedUpon(String request, StoredGrant grant) {
        return grant.login().flatMap(login -> login.request()).equals(Optional.of(request));
    }

    void forget(AccountName account) {
        people.forget(account);
    }

    private LoginProgress brought(SecretRef reference, StoredGrant grant, long atLeast) {
        return switch (imports.read(grant.account().namespace(), reference)) {
            case ImportedLogin.Unusable(var sentence) ->
                    new LoginProgress(grant, Optional.empty(), Optional.of(sentence));
            case ImportedLogin.Usable(var credentials, var source) ->
                    grant.state().source().equals(Optional.of(source))
                            ? LoginProgress.done(grant)
                            : LoginProgress.done(
                                    grants.writeOrFail(
                                            grant.imported(
                                                    credentials,
                                                    reference.region(),
                                                    source,
                                                    atLeast)));
        };
    }

    private static Optional<String> requestOf(QAccount resource) {
        var handled = Sight.statusOf(resource).handled();
        return Sight.request(
                resource, QAccount.LOGIN_ANNOTATION, handled == null ? null : handled.login());
    }
}
