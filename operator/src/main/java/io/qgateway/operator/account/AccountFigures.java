package io.qgateway.operator.account;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.QAccountStatus;
import io.qgateway.operator.qaccount.UsageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The series of each account. May be shared by all threads. */
public final class AccountFigures {

    private final MeterRegistry registry;
    private final ConcurrentMap<AccountName, Figures> accounts = new ConcurrentHashMap<>();

    /** What is known of one account, and the series that show it. */
    private static final class Figures {

        private volatile QAccountStatus status = QAccountStatus.NONE;
        private final List<Meter> meters = new ArrayList<>();
    }

    public AccountFigures(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(
                        "qoperator.device.logins.pending",
                        accounts,
                        all ->
                                all.values().stream()
                                        .filter(figures -> figures.status.login() != null)
                                        .count())
                .description("Logins that wait for a person")
                .register(registry);
    }

    void seen(Sight sight, QAccountStatus status) {
        accounts.computeIfAbsent(sight.account(), this::begin).status = status;
    }

    void forget(AccountName account) {
        var figures = accounts.remove(account);
        if (figures != null) {
            figures.meters.forEach(registry::remove);
        }
    }

    private Figures begin(AccountName account) {
        var figures = new Figures();
        var tags = Tags.of("namespace", account.namespace(), "name", account.name());
        for (var type :
                List.of(Condition.READY, Condition.AUTHENTICATED, Condition.QUOTA_AVAILABLE)) {
            for (var status : List.of("True", "False")) {
                figures.meters.add(
                        Gauge.builder(
                                        "qoperator.account.status.condition",
                                        figures,
                                        it -> holds(it.status, type, status))
                                .description("1 for the status that a condition has")
                                .tags(tags.and("condition", type, "status", status))
                                .register(registry));
            }
        }
        figures.meters.add(
                time(
                        "qoperator.token.expiry.timestamp",
                        figures,
                        tags,
                        it -> seconds(it.token() == null ? null : it.token().expiresAt())));
        figures.meters.add(
                time(
                        "qoperator.registration.expiry.timestamp",
                        figures,
                        tags,
                        it ->
                                seconds(
                                        it.registration() == null
                                                ? null
                                                : it.registration().expiresAt())));
        figures.meters.add(
                amount(
                        "qoperator.account.usage",
                        "How much of the quota is used, in the upstream's unit",
                        figures,
                        tags,
                        UsageStatus::used));
        figures.meters.add(
                amount(
                        "qoperator.account.usage.limit",
                        "How much may be used until the quota begins anew",
                        figures,
                        tags,
                        UsageStatus::limit));
        return figures;
    }

    private Meter amount(
            String name,
            String description,
            Figures figures,
            Tags tags,
            Function<UsageStatus, @Nullable Double> value) {
        return Gauge.builder(name, figures, it -> amount(it.status.usage(), value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static double amount(
            @Nullable UsageStatus usage, Function<UsageStatus, @Nullable Double> value) {
        var amount = usage == null ? null : value.apply(usage);
        return amount == null ? Double.NaN : amount;
    }

    private Meter time(
            String name, Figures figures, Tags tags, ToDoubleFunction<QAccountStatus> value) {
        return Gauge.builder(name, figures, it -> value.applyAsDouble(it.status))
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    private static double holds(QAccountStatus status, String type, String wanted) {
        return status.condition(type).filter(it -> it.status().equals(wanted)).isPresent() ? 1 : 0;
    }

    private static double seconds(@Nullable Instant time) {
        return time == null ? Double.NaN : time.getEpochSecond();
    }
}
