package io.qgateway.operator.account;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.ManagedAccount;
import io.qgateway.accounts.ManagedAccount.Intent;
import io.qgateway.accounts.ManagedAccount.Login;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.operator.grant.PendingLogin;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.login.ProfileDesk;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountSpec;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes accounts to the table that gateways read. May be shared by all threads. */
public final class Projection {

    private final ManagedAccounts rows;
    private final AccountHealth health;
    private final AccountUsages usages;

    public Projection(ManagedAccounts rows, AccountHealth health, AccountUsages usages) {
        this.rows = rows;
        this.health = health;
        this.usages = usages;
    }

    Optional<PooledAccount> find(QAccount resource) {
        return rows.find(resource.getMetadata().getUid());
    }

    /** Makes the row what was seen, and returns what is seen with it. */
    Sight apply(Sight sight) {
        var spec = sight.spec();
        boolean enabled = !spec.suspend() && Verdict.isKnown(spec) && !isWithoutProfile(sight);
        rows.project(
                new ManagedAccount(
                        sight.uid(),
                        intent(sight.resource(), sight.grant().profileArn(), enabled),
                        login(sight.grant())));
        var row = find(sight.resource());
        row.ifPresent(it -> tellGateways(sight, it));
        answer(sight);
        return new Sight(
                sight.resource(),
                sight.grant(),
                find(sight.resource()),
                usages.find(sight.uid()),
                sight.trouble(),
                sight.at());
    }

    /** Lets gateways send no more requests through the account. Returns whether they did. */
    boolean close(QAccount resource) {
        var row = find(resource);
        if (row.isEmpty()) {
            return false;
        }
        var standing =
                new Login(
                        row.get().token(),
                        row.get().generation(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        0);
        rows.project(
                new ManagedAccount(
                        resource.getMetadata().getUid(),
                        intent(resource, row.get().profileArn(), false),
                        standing));
        return true;
    }

    void remove(QAccount resource) {
        rows.remove(resource.getMetadata().getUid());
    }

    /** The upstream would refuse whatever it is sent. */
    private static boolean isWithoutProfile(Sight sight) {
        return sight.grant().credentials().isPresent()
                && ProfileDesk.isMissing(sight.spec(), sight.grant());
    }

    private static Intent intent(QAccount resource, Optional<String> found, boolean enabled) {
        var spec = resource.getSpec();
        var concurrency = spec.pool().maxConcurrency();
        return new Intent(
                AccountName.of(resource).origin(),
                resource.getMetadata().getGeneration(),
                Optional.ofNullable(spec.label()),
                enabled,
                region(spec),
                Optional.of(spec.profileArn())
                        .filter(arn -> !arn.equals(QAccountSpec.AUTO))
                        .or(() -> found),
                spec.pool().weight(),
                concurrency == null ? OptionalInt.empty() : OptionalInt.of(concurrency));
    }

    private static String region(QAccountSpec spec) {
        var reference = spec.auth().secretRef();
        var login = spec.auth().deviceLogin();
        return reference != null
                ? reference.region()
                : login != null ? login.region() : "us-east-1";
    }

    private static Login login(StoredGrant grant) {
        var state = grant.state();
        return new Login(
                grant.token(),
                grant.generation(),
                state.since(),
                state.registrationExpiresAt(),
                state.inDoubtSince(),
                state.failures());
    }

    /** What keeps the account from serving and only this operator knows. */
    private void tellGateways(Sight sight, PooledAccount row) {
        var reason = ownFinding(sight, row);
        if (reason.filter(it -> it != row.status().reason()).isPresent()) {
            health.recordFinding(
                    new Finding(
                            row.id(),
                            reason.get(),
                            row.epoch(),
                            OptionalLong.of(row.generation()),
                            Optional.empty()));
        }
    }

    private static Optional<AccountReason> ownFinding(Sight sight, PooledAccount row) {
        var grant = sight.grant();
        if (sight.spec().suspend() || grant.refusal().isPresent()) {
            return grant.refusal();
        }
        boolean serves = row.token().filter(token -> !token.expiredBy(sight.at())).isPresent();
        if (grant.credentials().isPresent() || serves) {
            return Optional.empty();
        }
        if (sight.spec().auth().secretRef() != null) {
            return Optional.of(AccountReason.CREDENTIALS_INVALID);
        }
        return Optional.of(
                grant.login().flatMap(PendingLogin::ended).isPresent()
                        ? AccountReason.LOGIN_EXPIRED
                        : AccountReason.LOGIN_PENDING);
    }

    /**
     * Who asked for a newer token than there is goes on waiting, unless it would be for nothing.
     */
    private void answer(Sight sight) {
        var wanted = rows.wantedOf(sight.uid());
        var grant = sight.grant();
        if (wanted.isPresent()) {
            boolean inVain = grant.refusal().isPresent() || grant.credentials().isEmpty();
            rows.answered(sight.uid(), inVain ? wanted.getAsLong() : grant.generation() - 1);
        }
    }
}
