package io.qgateway.operator;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.operator.settings.OperatorSettings;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process is the one that acts. It saves work and no more: what must not happen twice
 * is fenced by the data. Whoever has lost it ends, so that nothing goes on by mistake.
 */
final class Leadership {

    private static final Logger log = LoggerFactory.getLogger(Leadership.class);
    private static final String LEASE = "qgateway-operator";
    private static final int LOST = 1;

    private final OperatorSettings settings;
    private final AtomicBoolean leads = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();

    Leadership(OperatorSettings settings, MeterRegistry registry) {
        this.settings = settings;
        Gauge.builder("qoperator.leader", leads, it -> it.get() ? 1 : 0)
                .description("1 in the process that acts")
                .register(registry);
    }

    /** Absent where there is only one operator. */
    Optional<LeaderElectionConfiguration> election() {
        if (settings.leaseNamespace().isEmpty()) {
            leads.set(true);
            return Optional.empty();
        }
        return Optional.of(
                new LeaderElectionConfiguration(
                        LEASE,
                        settings.leaseNamespace().get(),
                        LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
                        LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
                        LeaderElectionConfiguration.RETRY_PERIOD_DEFAULT_VALUE,
                        settings.identity(),
                        new LeaderCallbacks(this::gained, this::lost, _ -> {}),
                        false));
    }

    boolean leads() {
        return leads.get();
    }

    /** From now on losing it is no surprise. */
    void end() {
        ending.set(true);
    }

    private void gained() {
        log.info("This operator leads");
        leads.set(true);
    }

    /** On a thread of its own: an exit waits for what this thread may hold. */
    private void lost() {
        if (leads.getAndSet(false) && !ending.get()) {
            log.error("This operator leads no more, and ends");
            Thread.ofPlatform().name("lost-leadership").start(() -> System.exit(LOST));
        }
    }
}
