package io.qgateway.accounts.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An account's counters and its last finding as they are in the table, whether they still hold or
 * not; every account has them. For queries.
 */
@Entity
@Immutable
@Table(name = "account_health")
class CounterRow {

    @Id
    @Column(name = "account_id")
    private String accountId;

    private long epoch;
    private @Nullable Long generation;
    private String state;
    private @Nullable Long until;

    @Column(name = "success_count")
    private long successCount;

    @Column(name = "error_count")
    private long errorCount;

    /** For Hibernate, which fills in the fields. */
    @SuppressWarnings("NullAway.Init")
    protected CounterRow() {}
}
