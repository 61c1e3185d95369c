package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.OutcomeCounts;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Findings and counters by statements that are whole in themselves and go in batches. */
final class JdbcAccountHealth implements AccountHealth {

    /**
     * What no longer stands goes first, so that it can't stand in the way of what comes. The epoch
     * is set last: MySQL would already see the new one in the other's condition.
     */
    private static final String FORGET =
            """
            update account_health
            set error_count = case
                    when epoch = (select epoch from accounts where id = account_id) then error_count
                    else 0 end,
                epoch = (select epoch from accounts where id = account_id),
                generation = null, state = 'ready', reason = 'Ready', since = null, until = null
            where account_id = :id and exists (
                select 1 from accounts a where a.id = account_id
                and (a.epoch > account_health.epoch or a.generation > account_health.generation))
            """;

    private static final String COUNT =
            """
            update account_health
            set success_count = success_count + :successes,
                error_count = case
                    when epoch <> :epoch then error_count
                    when :successes > 0 then :errors
                    else error_count + :errors end
            where account_id = :id
            """;

    /** Nearly every count, in one statement: nothing of an earlier time is in its row. */
    private static final String COUNT_CURRENT =
            """
            update account_health
            set success_count = success_count + :successes,
                error_count = case when :successes > 0 then :errors else error_count + :errors end
            where account_id = :id and epoch = :epoch and generation is null
            """;

    /**
     * The states that only a person can end outlast every finding that ends by itself. What is
     * found again has begun before, and MySQL would see the new reason in the other's condition.
     */
    private static final String FIND =
            """
            update account_health
            set since = case when reason = :reason and since is not null then since else :now end,
                generation = :generation, state = :state, reason = :reason, until = :until
            where account_id = :id and epoch = :epoch
            and (:disabling or state not in (:disablingStates))
            and (:generation is null
                or :generation = (select generation from accounts where id = account_id))
            """;

    private static final String TOO_MANY =
            """
            update account_health
            set generation = null, state = :state, reason = :reason, since = :now, until = null
            where account_id = :id and error_count >= :limit
            and state not in (:disablingStates)
            """;

    private final NamedParameterJdbcOperations jdbc;
    private final Transactions transactions;
    private final ChangeLog changes;
    private final int maxErrorCount;
    private final InstantSource clock;

    JdbcAccountHealth(
            NamedParameterJdbcOperations jdbc,
            Transactions transactions,
            ChangeLog changes,
            int maxErrorCount,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
        this.maxErrorCount = maxErrorCount;
        this.clock = clock;
    }

    @Override
    public void recordOutcomes(Collection<OutcomeCounts> outcomes) {
        // In one order everywhere, so that no two writers wait for each other.
        var counts =
                outcomes.stream().sorted(Comparator.comparing(OutcomeCounts::accountId)).toList();
        if (!counts.isEmpty()) {
            transactions.run(() -> record(counts));
        }
    }

    @Override
    public void recordFinding(Finding finding) {
        var parameters = parameters(finding);
        transactions.run(() -> {
            jdbc.update(FORGET, parameters);
            if (jdbc.update(FIND, parameters) > 0) {
                changes.changed(finding.accountId());
            }
        });
    }

    private void record(List<OutcomeCounts> counts) {
        var others = withoutEffect(COUNT_CURRENT, counts);
        if (!others.isEmpty()) {
            jdbc.batchUpdate(FORGET, parameters(others));
            jdbc.batchUpdate(COUNT, parameters(others));
        }
        disable(counts.stream().filter(count -> count.errors() > 0).toList());
    }

    private List<OutcomeCounts> withoutEffect(String statement, List<OutcomeCounts> counts) {
        int[] changed = jdbc.batchUpdate(statement, parameters(counts));
        return IntStream.range(0, changed.length)
                .filter(i -> changed[i] == 0)
                .mapToObj(counts::get)
                .toList();
    }

    /** Those that have had their last error; only an error can be that. */
    private void disable(List<OutcomeCounts> failing) {
        if (failing.isEmpty()) {
            return;
        }
        int[] crossed = jdbc.batchUpdate(TOO_MANY, parameters(failing));
        for (int i = 0; i < crossed.length; i++) {
            if (crossed[i] > 0) {
                changes.changed(failing.get(i).accountId());
            }
        }
    }

    private SqlParameterSource[] parameters(List<OutcomeCounts> counts) {
        return counts.stream().map(this::parameters).toArray(SqlParameterSource[]::new);
    }

    private SqlParameterSource parameters(OutcomeCounts counts) {
        return of(counts.accountId(), counts.epoch(), AccountReason.TOO_MANY_ERRORS)
                .addValue("successes", counts.successes())
                .addValue("errors", counts.errors())
                .addValue("limit", maxErrorCount);
    }

    private SqlParameterSource parameters(Finding finding) {
        var generation = finding.generation();
        return of(finding.accountId(), finding.epoch(), finding.reason())
                .addValue("disabling", finding.reason().state().disabling())
                .addValue(
                        "generation",
                        generation.isPresent() ? generation.getAsLong() : null,
                        Types.BIGINT)
                .addValue(
                        "until",
                        finding.until().map(Instant::toEpochMilli).orElse(null),
                        Types.BIGINT);
    }

    private MapSqlParameterSource of(String id, long epoch, AccountReason reason) {
        return new MapSqlParameterSource("id", id)
                .addValue("epoch", epoch)
                .addValue("state", reason.state().wireName())
                .addValue("reason", reason.wireName())
                .addValue("now", clock.instant().toEpochMilli())
                .addValue("disablingStates", Standing.DISABLING);
    }
}
