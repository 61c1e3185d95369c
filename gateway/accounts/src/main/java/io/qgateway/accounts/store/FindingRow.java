package io.qgateway.accounts.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What was found against an account and still stands; most accounts have none. For queries. */
@Entity
@Immutable
@Table(name = "account_findings")
class FindingRow {

    @Id
    @Column(name = "account_id")
    private String accountId;

    private String state;
    private @Nullable Long until;

    /** For Hibernate, which fills in the fields. */
    @SuppressWarnings("NullAway.Init")
    protected FindingRow() {}
}
