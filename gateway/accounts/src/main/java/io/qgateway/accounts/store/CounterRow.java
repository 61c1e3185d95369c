package io.qgateway.accounts.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An account's counters as they are in the table; every account has them. For queries. */
@Entity
@Immutable
@Table(name = "account_health")
class CounterRow {

    @Id
    @Column(name = "account_id")
    private String accountId;

    private long epoch;

    @Column(name = "success_count")
    private long successCount;

    @Column(name = "error_count")
    private long errorCount;

    /** For Hibernate, which fills in the fields. */
    @SuppressWarnings("NullAway.Init")
    protected CounterRow() {}
}
