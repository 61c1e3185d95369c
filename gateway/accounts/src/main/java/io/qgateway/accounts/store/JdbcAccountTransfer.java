package io.qgateway.accounts.store;

import static java.util.Objects.requireNonNull;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.sealing.BrokenSealException;
import io.qgateway.accounts.sealing.Keyring;
import io.qgateway.accounts.transfer.AccountTransfer;
import io.qgateway.accounts.transfer.Arrival;
import io.qgateway.accounts.transfer.Candidate;
import io.qgateway.accounts.transfer.ImportPlan;
import io.qgateway.accounts.transfer.ImportReport;
import io.qgateway.accounts.transfer.OnDuplicate;
import io.qgateway.accounts.transfer.PortableAccount;
import io.qgateway.accounts.transfer.PortableAccount.History;
import io.qgateway.accounts.transfer.PortableAccount.Login;
import io.qgateway.accounts.transfer.PortableAccount.Placement;
import io.qgateway.accounts.transfer.Resident;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.support.TransactionOperations;

/** Whole rows by SQL, many at a time and in one transaction. */
final class JdbcAccountTransfer implements AccountTransfer {

    private static final String RESIDENTS =
            "select id, origin, clientId, refreshToken, generation, epoch from accounts";

    private static final String ALL =
            """
            select a.id, a.label, a.clientId, a.clientSecret, a.refreshToken, a.accessToken, a.other,
                   a.last_refresh_time, a.last_refresh_status, a.created_at, a.updated_at, a.enabled,
                   a.token_expires_at, a.region, a.profile_arn, a.origin, a.weight,
                   a.max_concurrency, a.registration_expires_at, a.generation,
                   s.reason, s.until, s.success_count, s.error_count
            from accounts a join account_standing s on s.account_id = a.id
            order by a.created_at, a.id
            """;

    private static final String INSERT =
            """
            insert into accounts (
                id, label, clientId, clientSecret, refreshToken, accessToken, other,
                last_refresh_time, last_refresh_status, created_at, updated_at, enabled, expires_at,
                region, profile_arn, weight, max_concurrency, epoch, registration_expires_at,
                generation, token_obtained_at, token_expires_at)
            values (
                :id, :label, :clientId, :clientSecret, :refreshToken, :accessToken, :other,
                :lastRefreshTime, :lastRefreshStatus, :createdAt, :updatedAt, :enabled, :expiresAtText,
                :region, :profileArn, :weight, :maxConcurrency, :epoch, :registrationExpiresAt,
                :generation, :obtainedAt, :expiresAt)
            """;

    private static final String INSERT_COUNTS =
            """
            insert into account_health (account_id, epoch, success_count, error_count)
            values (:id, :epoch, :successCount, :errorCount)
            """;

    private static final String DELETE = "delete from accounts where id = :id";

    private final NamedParameterJdbcOperations jdbc;
    private final TransactionOperations transactions;
    private final ChangeLog changes;
    private final Keyring keyring;

    JdbcAccountTransfer(
            NamedParameterJdbcOperations jdbc,
            TransactionOperations transactions,
            ChangeLog changes,
            Keyring keyring) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
        this.keyring = keyring;
    }

    @Override
    public ImportReport bringIn(List<Candidate> candidates, OnDuplicate policy) {
        return inTransaction(() -> {
            var plan = ImportPlan.of(candidates, residents(), policy);
            write(plan);
            return plan.report();
        });
    }

    @Override
    public ImportReport rehearse(List<Candidate> candidates, OnDuplicate policy) {
        return ImportPlan.of(candidates, residents(), policy).report();
    }

    @Override
    public List<PortableAccount> takeOut() {
        return jdbc.query(ALL, this::portable);
    }

    private List<Resident> residents() {
        return jdbc.query(RESIDENTS, this::resident);
    }

    private void write(ImportPlan plan) {
        var parameters =
                plan.arrivals().stream().map(this::parameters).toArray(SqlParameterSource[]::new);
        jdbc.batchUpdate(DELETE, ids(plan));
        jdbc.batchUpdate(INSERT, parameters);
        jdbc.batchUpdate(INSERT_COUNTS, parameters);
        plan.departures().forEach(changes::changed);
        plan.arrivals().forEach(arrival -> changes.changed(arrival.account().id()));
    }

    private static SqlParameterSource[] ids(ImportPlan plan) {
        return plan.departures().stream()
                .sorted()
                .map(id -> new MapSqlParameterSource("id", id))
                .toArray(SqlParameterSource[]::new);
    }

    private MapSqlParameterSource parameters(Arrival arrival) {
        var account = arrival.account();
        var parameters = new MapSqlParameterSource("id", account.id());
        addPublic(parameters, account);
        addHistory(parameters, account);
        addSecrets(parameters, account, arrival.generation());
        return parameters
                .addValue("generation", arrival.generation())
                .addValue("epoch", arrival.epoch());
    }

    private static void addPublic(MapSqlParameterSource parameters, PortableAccount account) {
        var placement = account.placement();
        var limit = placement.maxConcurrency();
        parameters
                .addValue("label", account.label().orElse(null))
                .addValue("clientId", account.login().clientId())
                .addValue("other", account.other().orElse(null))
                .addValue("enabled", account.enabled())
                .addValue("region", placement.region())
                .addValue("profileArn", placement.profileArn().orElse(null))
                .addValue("weight", placement.weight())
                .addValue("maxConcurrency", limit.isPresent() ? limit.getAsInt() : null);
    }

    private static void addHistory(MapSqlParameterSource parameters, PortableAccount account) {
        var history = account.history();
        var succeeded = history.lastRefreshStatus() == LastRefresh.SUCCESS;
        var obtainedAt =
                history.lastRefreshTime()
                        .filter(_ -> succeeded && account.accessToken().isPresent());
        parameters
                .addValue("lastRefreshTime", text(history.lastRefreshTime()))
                .addValue("lastRefreshStatus", history.lastRefreshStatus().wireName())
                .addValue("createdAt", UtcText.of(history.createdAt()))
                .addValue("updatedAt", UtcText.of(history.updatedAt()))
                .addValue("successCount", history.successCount())
                .addValue("errorCount", history.errorCount())
                .addValue("obtainedAt", millis(obtainedAt))
                .addValue("expiresAt", millis(account.accessTokenExpiresAt()))
                .addValue("expiresAtText", text(account.accessTokenExpiresAt()))
                .addValue("registrationExpiresAt", millis(account.login().registrationExpiresAt()));
    }

    private void addSecrets(
            MapSqlParameterSource parameters, PortableAccount account, long generation) {
        var seals = new CredentialSeals(keyring, account.id());
        var login = account.login();
        parameters
                .addValue(
                        "clientSecret",
                        sealed(seals, SecretColumn.CLIENT_SECRET, generation, login.clientSecret()))
                .addValue(
                        "refreshToken",
                        sealed(seals, SecretColumn.REFRESH_TOKEN, generation, login.refreshToken()))
                .addValue(
                        "accessToken",
                        sealed(
                                seals,
                                SecretColumn.ACCESS_TOKEN,
                                generation,
                                account.accessToken()));
    }

    private static @Nullable String sealed(
            CredentialSeals seals, SecretColumn column, long generation, Optional<Secret> secret) {
        return secret.map(value -> seals.seal(column, generation, value)).orElse(null);
    }

    private Resident resident(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        long generation = columns.number("generation");
        return new Resident(
                columns.text("id"),
                columns.text("origin"),
                columns.text("clientId"),
                readable(columns, SecretColumn.REFRESH_TOKEN, "refreshToken"),
                generation,
                columns.number("epoch"));
    }

    private Optional<Secret> readable(Columns columns, SecretColumn column, String name)
            throws SQLException {
        try {
            return opened(columns, column, name);
        } catch (BrokenSealException _) {
            return Optional.empty(); // As good as none: nothing can be compared with it.
        }
    }

    private Optional<Secret> opened(Columns columns, SecretColumn column, String name)
            throws SQLException {
        var seals = new CredentialSeals(keyring, columns.text("id"));
        long generation = columns.number("generation");
        return columns.optionalText(name).map(sealed -> seals.open(column, generation, sealed));
    }

    private PortableAccount portable(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new PortableAccount(
                columns.text("id"),
                columns.optionalText("label"),
                login(columns),
                opened(columns, SecretColumn.ACCESS_TOKEN, "accessToken"),
                columns.instant("token_expires_at"),
                columns.optionalText("other"),
                enabled(columns),
                history(columns),
                placement(columns),
                columns.text("origin"));
    }

    private Login login(Columns columns) throws SQLException {
        return new Login(
                columns.text("clientId"),
                opened(columns, SecretColumn.CLIENT_SECRET, "clientSecret"),
                opened(columns, SecretColumn.REFRESH_TOKEN, "refreshToken"),
                columns.instant("registration_expires_at"));
    }

    /** As the admin API answers it. */
    private static boolean enabled(Columns columns) throws SQLException {
        var reason = AccountReason.ofWireName(columns.text("reason"));
        var found = new AccountStatus(reason, columns.instant("until"));
        return new Standing(columns.flag("enabled"), found, false).enabled();
    }

    private static History history(Columns columns) throws SQLException {
        return new History(
                UtcText.parse(columns.text("created_at")),
                UtcText.parse(columns.text("updated_at")),
                columns.optionalText("last_refresh_time").map(UtcText::parse),
                LastRefresh.ofWireName(columns.text("last_refresh_status")),
                columns.number("success_count"),
                columns.number("error_count"));
    }

    private static Placement placement(Columns columns) throws SQLException {
        return new Placement(
                columns.text("region"),
                columns.optionalText("profile_arn"),
                Math.toIntExact(columns.number("weight")),
                columns.optionalLong("max_concurrency").stream()
                        .mapToInt(Math::toIntExact)
                        .findFirst());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return requireNonNull(transactions.execute(_ -> work.get()));
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(UtcText::of).orElse(null);
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }
}
