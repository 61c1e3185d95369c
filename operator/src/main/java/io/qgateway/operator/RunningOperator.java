package io.qgateway.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.qgateway.operator.account.AccountReconciler;
import io.qgateway.operator.account.GatewayWishes;
import io.qgateway.operator.account.OrphanSweep;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.settings.OperatorSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The operator SDK with the one controller there is, for as long as the process lives. */
final class RunningOperator implements SmartLifecycle {

    private static final int AT_A_TIME = 50;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final double RETRY_GROWTH = 2;
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);
    private static final Duration FAREWELL = Duration.ofSeconds(60);
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final AccountReconciler reconciler;
    private final OperatorSettings settings;
    private final Leadership leadership;
    private final GatewayWishes wishes;
    private final OrphanSweep sweep;
    private @Nullable Operator operator;

    RunningOperator(
            KubernetesClient client,
            AccountReconciler reconciler,
            OperatorSettings settings,
            Leadership leadership,
            GatewayWishes wishes,
            OrphanSweep sweep) {
        this.client = client;
        this.reconciler = reconciler;
        this.settings = settings;
        this.leadership = leadership;
        this.wishes = wishes;
        this.sweep = sweep;
    }

    @Override
    public synchronized void start() {
        var starting = new Operator(this::configure);
        starting.register(reconciler, this::configure);
        starting.start();
        operator = starting;
        wishes.start();
        sweep.start();
    }

    /** Waits for what is under way: a refresh whose answer is not stored must not be lost. */
    @Override
    public synchronized void stop() {
        if (operator != null) {
            leadership.end();
            sweep.close();
            wishes.close();
            operator.stop();
            operator = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return operator != null;
    }

    private void configure(ConfigurationServiceOverrider sdk) {
        sdk.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withExecutorService(
                        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory()))
                .withReconciliationTerminationTimeout(FAREWELL);
        leadership.election().ifPresent(sdk::withLeaderElectionConfiguration);
    }

    private void configure(ControllerConfigurationOverrider<QAccount> controller) {
        controller
                .withRetry(
                        new GenericRetry()
                                .setInitialInterval(FIRST_RETRY)
                                .setIntervalMultiplier(RETRY_GROWTH)
                                .setMaxInterval(LONGEST_RETRY.toMillis())
                                .withoutMaxAttempts())
                .withReconciliationMaxInterval(LONGEST_SILENCE)
                .withInformerListLimit(PAGE)
                .withOnUpdateFilter(RunningOperator::isNews);
        if (settings.namespaces().isEmpty()) {
            controller.watchingAllNamespaces();
        } else {
            controller.settingNamespaces(settings.namespaces());
        }
    }

    /** A change of the status alone is this operator's own. */
    private static boolean isNews(QAccount now, QAccount before) {
        var metadata = now.getMetadata();
        var old = before.getMetadata();
        return !Objects.equals(metadata.getGeneration(), old.getGeneration())
                || !Objects.equals(metadata.getAnnotations(), old.getAnnotations())
                || !Objects.equals(metadata.getFinalizers(), old.getFinalizers())
                || !Objects.equals(metadata.getDeletionTimestamp(), old.getDeletionTimestamp());
    }
}
