package io.qgateway.operator.account;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.QAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Takes rows away whose resources have gone unnoticed. When many seem to have gone at once, it is
 * more likely that something is wrong with the question, so that is held for a while.
 */
public final class OrphanSweep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final int FEW = 5;
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final ManagedAccounts rows;
    private final Definition definition;
    private final Set<String> namespaces;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    private final AtomicInteger held = new AtomicInteger();
    private Set<String> suspects = Set.of();
    private Optional<Instant> heldSince = Optional.empty();
    private @Nullable Thread thread;

    public OrphanSweep(
            KubernetesClient client,
            ManagedAccounts rows,
            Definition definition,
            Set<String> namespaces,
            BooleanSupplier leads,
            MeterRegistry registry,
            InstantSource clock) {
        this.client = client;
        this.rows = rows;
        this.definition = definition;
        this.namespaces = namespaces;
        this.leads = leads;
        this.clock = clock;
        Gauge.builder("qoperator.orphans.held", held, AtomicInteger::get)
                .description("Rows without a QAccount that are kept because they are many")
                .register(registry);
    }

    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("orphan-sweep").start(this::run);
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                if (leads.getAsBoolean()) {
                    sweepAndSurvive();
                }
            }
        } catch (InterruptedException _) {
            log.debug("Nobody looks for orphans any more");
        }
    }

    private void sweepAndSurvive() {
        try {
            sweep();
        } catch (DataAccessException | KubernetesClientException e) {
            log.debug("No sweep for now", e);
        }
    }

    /** Takes those away that were orphans the last time, too. */
    public void sweep() {
        if (definition.isGoing()) {
            return;
        }
        var watched = watchedRows();
        var orphans = new HashSet<>(watched);
        orphans.removeAll(uids());
        if (isHeld(orphans.size(), watched.size())) {
            return;
        }
        orphans.stream().filter(suspects::contains).forEach(this::remove);
        suspects = Set.copyOf(orphans);
    }

    private boolean isHeld(int orphans, int all) {
        if (orphans <= FEW || orphans * 2 <= all) {
            heldSince = Optional.empty();
            held.set(0);
            return false;
        }
        var since = heldSince.orElseGet(clock::instant);
        if (heldSince.isEmpty()) {
            log.error(
                    "{} of {} rows have no QAccount any more; they are kept until {}, should that"
                            + " be a mistake",
                    orphans,
                    all,
                    since.plus(HOLD));
        }
        heldSince = Optional.of(since);
        held.set(orphans);
        return clock.instant().isBefore(since.plus(HOLD));
    }

    private void remove(String id) {
        log.warn("Row {} has no QAccount any more and is taken away", id);
        rows.remove(id);
    }

    private Set<String> watchedRows() {
        var ids = new HashSet<String>();
        rows.origins()
                .forEach((id, origin) -> {
                    var namespace = AccountName.ofOrigin(origin).namespace();
                    if (namespaces.isEmpty() || namespaces.contains(namespace)) {
                        ids.add(id);
                    }
                });
        return ids;
    }

    private Set<String> uids() {
        var uids = new HashSet<String>();
        if (namespaces.isEmpty()) {
            collect(Optional.empty(), uids);
        } else {
            namespaces.forEach(namespace -> collect(Optional.of(namespace), uids));
        }
        return uids;
    }

    private void collect(Optional<String> namespace, Set<String> uids) {
        String next = null;
        do {
            var options = new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
            var resources = client.resources(QAccount.class);
            var page =
                    namespace.isPresent()
                            ? resources.inNamespace(namespace.get()).list(options)
                            : resources.inAnyNamespace().list(options);
            page.getItems().forEach(it -> uids.add(it.getMetadata().getUid()));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
    }
}
