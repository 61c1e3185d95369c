package io.qgateway.operator.account;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountSpec;
import io.qgateway.operator.qaccount.QAccountStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an account at one moment.
 *
 * @param row what gateways see and have found; absent before it was written
 * @param usage of its quota, as gateways were told last
 * @param trouble what keeps the account from a login, in a sentence
 */
record Sight(
        QAccount resource,
        StoredGrant grant,
        Optional<PooledAccount> row,
        Optional<AccountUsage> usage,
        Optional<String> trouble,
        Instant at) {

    AccountName account() {
        return AccountName.of(resource);
    }

    String uid() {
        return resource.getMetadata().getUid();
    }

    QAccountSpec spec() {
        return resource.getSpec();
    }

    QAccountStatus status() {
        return statusOf(resource);
    }

    static QAccountStatus statusOf(QAccount resource) {
        @Nullable QAccountStatus status = resource.getStatus();
        return status == null ? QAccountStatus.NONE : status;
    }

    /** The value of an annotation, unless it was acted upon. */
    static Optional<String> request(
            QAccount resource, String annotation, @Nullable String handled) {
        var annotations = resource.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations == null ? null : annotations.get(annotation))
                .filter(value -> !value.equals(handled));
    }
}
