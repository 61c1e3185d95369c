package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.DueGrant;
import io.qgateway.accounts.refresh.DueGrants;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.GrantStoreException;
import io.qgateway.accounts.refresh.NewTokens;
import io.qgateway.accounts.refresh.Postponement;
import io.qgateway.accounts.sealing.BrokenSealException;
import io.qgateway.accounts.sealing.Keyring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account's own row as the store of record: refresh tokens sealed in the table. */
final class RowGrantStore implements GrantStore, DueGrants {

    private static final String READ =
            """
            select id, region, clientId, clientSecret, refreshToken, accessToken, generation, epoch,
                   created_at, token_obtained_at, token_expires_at, registration_expires_at,
                   in_doubt_since, refresh_failures, refresh_not_before
            from accounts where id = :id and origin = 'database'
            """;

    private static final String CLAIM =
            """
            update accounts
            set claim_id = :claim, claim_started_at = {time}
            where id = :id and generation = :generation and claim_started_at is null
            and (refresh_not_before is null or refresh_not_before <= :now)
            """;

    // in_doubt_since first: MySQL would otherwise see the claim's time gone.
    private static final String EXPIRE =
            """
            update accounts
            set in_doubt_since = coalesce(in_doubt_since, claim_started_at),
                claim_id = null, claim_started_at = null,
                refresh_failures = refresh_failures + 1, refresh_not_before = :notBefore,
                last_refresh_time = :at, last_refresh_status = :status, updated_at = :at
            where id = :id and generation = :generation
            and claim_started_at <= {time} - :lifetime
            """;

    private static final String PERSIST =
            """
            update accounts
            set accessToken = :accessToken, refreshToken = :refreshToken, generation = :next,
                token_obtained_at = :obtainedAt, token_expires_at = :expiresAt,
                expires_at = :expiresAtText, last_refresh_time = :at,
                last_refresh_status = :status, updated_at = :at,
                claim_id = null, claim_started_at = null, in_doubt_since = null,
                refresh_failures = 0, refresh_not_before = null
            where id = :id and generation = :generation
            """;

    private static final String END_CLAIM =
            """
            update accounts
            set in_doubt_since = coalesce(in_doubt_since, :inDoubtSince),
                claim_id = null, claim_started_at = null,
                refresh_failures = refresh_failures + 1, refresh_not_before = :notBefore,
                last_refresh_time = :at, last_refresh_status = :status, updated_at = :at
            where id = :id and claim_id = :claim
            """;

    private static final String CURRENT =
            "select generation from accounts where id = :id and generation = :generation";

    private static final String DUE =
            """
            select a.id, a.generation
            from accounts a join account_standing s on s.account_id = a.id
            where a.origin = 'database' and a.enabled and s.state not in (:disabling)
            and a.clientId <> '' and a.clientSecret is not null and a.refreshToken is not null
            and (a.refresh_not_before is null or a.refresh_not_before <= :now)
            and (a.accessToken is null or a.token_obtained_at is null
                or a.token_obtained_at < :obtainedBefore or a.token_expires_at < :expiresBefore)
            order by a.token_expires_at, a.id
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ChangeLog changes;
    private final AccountHealth health;
    private final Keyring keyring;
    private final String claimStatement;
    private final String expireStatement;

    RowGrantStore(
            JdbcClient jdbc,
            Vendor vendor,
            Transactions transactions,
            ChangeLog changes,
            AccountHealth health,
            Keyring keyring) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
        this.health = health;
        this.keyring = keyring;
        this.claimStatement = CLAIM.replace("{time}", vendor.claimTime());
        this.expireStatement = EXPIRE.replace("{time}", vendor.claimTime());
    }

    @Override
    public Optional<Grant> read(String accountId) {
        return asked(() -> jdbc.sql(READ).param("id", accountId).query(this::grant).optional());
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        return asked(() ->
                jdbc.sql(claimStatement)
                                .param("id", grant.accountId())
                                .param("generation", grant.generation())
                                .param("claim", claim.id())
                                .param("now", claim.startedAt().toEpochMilli())
                                .update()
                        > 0);
    }

    @Override
    public boolean expire(Grant grant, Duration lifetime, Postponement postponement) {
        return inTransaction(() -> {
            boolean expired = endExpiredClaim(grant, lifetime, postponement);
            if (expired) {
                changes.changed(grant.accountId());
            }
            return expired;
        });
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        return inTransaction(() -> {
            boolean stored = store(grant, tokens);
            if (stored) {
                changes.changed(grant.accountId());
            }
            return stored;
        });
    }

    @Override
    public void postpone(Claim claim, Grant grant, Postponement postponement) {
        inTransaction(() -> {
            var inDoubtSince = Optional.of(postponement.at()).filter(_ -> postponement.inDoubt());
            endClaim(
                    claim,
                    grant,
                    postponement.at(),
                    inDoubtSince,
                    Optional.of(postponement.notBefore()));
            return true;
        });
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        return inTransaction(() -> {
            endClaim(claim, grant, at, Optional.empty(), Optional.empty());
            health.recordFinding(
                    new Finding(
                            grant.accountId(),
                            reason,
                            grant.epoch(),
                            OptionalLong.of(grant.generation()),
                            Optional.empty()));
            return isCurrent(grant);
        });
    }

    @Override
    public List<DueGrant> due(Instant now, Instant obtainedBefore, Instant expiresBefore) {
        return asked(() ->
                jdbc.sql(DUE)
                        .param("disabling", Standing.DISABLING)
                        .param("now", now.toEpochMilli())
                        .param("obtainedBefore", obtainedBefore.toEpochMilli())
                        .param("expiresBefore", expiresBefore.toEpochMilli())
                        .query((row, _) ->
                                new DueGrant(row.getString("id"), row.getLong("generation")))
                        .list());
    }

    private Grant grant(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new Grant(
                columns.text("id"),
                columns.text("region"),
                columns.text("clientId"),
                secret(columns, "clientSecret", SecretColumn.CLIENT_SECRET),
                secret(columns, "refreshToken", SecretColumn.REFRESH_TOKEN),
                AccessTokens.read(columns, keyring),
                columns.number("generation"),
                columns.number("epoch"),
                columns.instant("registration_expires_at"),
                columns.instant("in_doubt_since"),
                Math.toIntExact(columns.number("refresh_failures")),
                columns.instant("refresh_not_before"));
    }

    private Optional<Secret> secret(Columns columns, String name, SecretColumn column)
            throws SQLException {
        var seals = new CredentialSeals(keyring, columns.text("id"));
        long generation = columns.number("generation");
        return columns.optionalText(name).map(sealed -> seals.open(column, generation, sealed));
    }

    private boolean store(Grant grant, NewTokens tokens) {
        var seals = new CredentialSeals(keyring, grant.accountId());
        long next = grant.generation() + 1;
        return jdbc.sql(PERSIST)
                        .param("id", grant.accountId())
                        .param("generation", grant.generation())
                        .param("next", next)
                        .param(
                                "accessToken",
                                seals.seal(SecretColumn.ACCESS_TOKEN, next, tokens.accessToken()))
                        .param(
                                "refreshToken",
                                seals.seal(SecretColumn.REFRESH_TOKEN, next, tokens.refreshToken()))
                        .param("obtainedAt", tokens.obtainedAt().toEpochMilli())
                        .param("expiresAt", tokens.expiresAt().toEpochMilli())
                        .param("expiresAtText", UtcText.of(tokens.expiresAt()))
                        .param("at", UtcText.of(tokens.obtainedAt()))
                        .param("status", LastRefresh.SUCCESS.wireName())
                        .update()
                > 0;
    }

    private boolean isCurrent(Grant grant) {
        return jdbc.sql(CURRENT)
                .param("id", grant.accountId())
                .param("generation", grant.generation())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private boolean endExpiredClaim(Grant grant, Duration lifetime, Postponement postponement) {
        return jdbc.sql(expireStatement)
                        .param("id", grant.accountId())
                        .param("generation", grant.generation())
                        .param("lifetime", lifetime.toMillis())
                        .param("now", postponement.at().toEpochMilli())
                        .param("notBefore", postponement.notBefore().toEpochMilli())
                        .param("at", UtcText.of(postponement.at()))
                        .param("status", LastRefresh.FAILED.wireName())
                        .update()
                > 0;
    }

    private void endClaim(
            Claim claim,
            Grant grant,
            Instant at,
            Optional<Instant> inDoubtSince,
            Optional<Instant> notBefore) {
        int ended =
                jdbc.sql(END_CLAIM)
                        .param("id", grant.accountId())
                        .param("claim", claim.id())
                        .param(
                                "inDoubtSince",
                                inDoubtSince.map(Instant::toEpochMilli).orElse(null),
                                Types.BIGINT)
                        .param(
                                "notBefore",
                                notBefore.map(Instant::toEpochMilli).orElse(null),
                                Types.BIGINT)
                        .param("at", UtcText.of(at))
                        .param("status", LastRefresh.FAILED.wireName())
                        .update();
        if (ended > 0) {
            changes.changed(grant.accountId());
        }
    }

    private boolean inTransaction(Supplier<Boolean> step) {
        return asked(() -> transactions.call(step));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException | BrokenSealException e) {
            throw new GrantStoreException(
                    "The accounts' table can't be used: " + e.getMessage(), e);
        }
    }
}
