package io.qgateway.operator.console;

import io.qgateway.accounts.AccountReason;
import io.qgateway.console.AccountView;
import io.qgateway.console.RefreshStatus;
import io.qgateway.console.SecretsHeld;
import io.qgateway.console.Standing;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.Auth;
import io.qgateway.operator.qaccount.QAccount;
import java.time.Instant;
import java.util.Optional;

/** A QAccount as the console shows it: what is wanted of it from itself, the rest from its row. */
final class ResourceView {

    private static final Standing NEW =
            new Standing(
                    AccountReason.LOGIN_PENDING.state().wireName(),
                    AccountReason.LOGIN_PENDING.wireName(),
                    Optional.empty(),
                    Optional.empty());
    private static final SecretsHeld NOTHING = new SecretsHeld(false, false, false);

    private ResourceView() {}

    /**
     * @param row what gateways see of it, if the operator has written that already
     */
    static AccountView of(
            QAccount resource, Optional<AccountView> row, Optional<String> managedBy) {
        var spec = resource.getSpec();
        var createdAt = Instant.parse(resource.getMetadata().getCreationTimestamp());
        return new AccountView(
                resource.getMetadata().getUid(),
                Optional.ofNullable(spec.label()),
                row.map(AccountView::clientId).orElse(""),
                row.map(AccountView::secretsHeld).orElse(NOTHING),
                other(resource),
                row.flatMap(AccountView::lastRefreshTime),
                row.map(AccountView::lastRefreshStatus).orElse(RefreshStatus.NEVER),
                createdAt,
                row.map(AccountView::updatedAt).orElse(createdAt),
                isEnabled(spec.suspend(), row),
                row.map(AccountView::errorCount).orElse(0L),
                row.map(AccountView::successCount).orElse(0L),
                row.flatMap(AccountView::expiresAt),
                row.map(AccountView::standing).orElse(NEW),
                row.flatMap(AccountView::usage),
                AccountName.of(resource).origin(),
                row.flatMap(AccountView::registrationExpiresAt),
                row.map(AccountView::region).orElseGet(() -> region(spec.auth())),
                row.flatMap(AccountView::profileArn),
                managedBy);
    }

    private static Optional<String> other(QAccount resource) {
        return Optional.ofNullable(resource.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(QAccountDirectory.OTHER_ANNOTATION));
    }

    /** What has just been asked for is shown before the operator has seen to it. */
    private static boolean isEnabled(boolean suspend, Optional<AccountView> row) {
        var disabled = AccountReason.DISABLED.state().wireName();
        return !suspend
                && row.filter(it -> !it.enabled())
                        .filter(it -> !it.standing().state().equals(disabled))
                        .isEmpty();
    }

    private static String region(Auth auth) {
        var login = auth.deviceLogin();
        var secret = auth.secretRef();
        return login != null ? login.region() : secret != null ? secret.region() : "";
    }
}
