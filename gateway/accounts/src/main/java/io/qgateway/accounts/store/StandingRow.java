package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What gateways have found out about an account, as far as it still stands. */
@Entity
@Immutable
@Table(name = "account_standing")
class StandingRow {

    @Id
    @Column(name = "account_id")
    private String accountId;

    private String state;
    private String reason;
    private @Nullable Long since;
    private @Nullable Long until;

    @Column(name = "quota_usage")
    private @Nullable String usage;

    @Column(name = "success_count")
    private long successCount;

    @Column(name = "error_count")
    private long errorCount;

    /** For Hibernate, which fills in the fields. */
    @SuppressWarnings("NullAway.Init")
    protected StandingRow() {}

    AccountStatus status() {
        return new AccountStatus(
                AccountReason.ofWireName(reason),
                Optional.ofNullable(until).map(Instant::ofEpochMilli));
    }

    @Nullable Long since() {
        return since;
    }

    Optional<String> usage() {
        return Optional.ofNullable(usage);
    }

    long successCount() {
        return successCount;
    }

    long errorCount() {
        return errorCount;
    }
}
