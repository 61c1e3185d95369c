package io.qgateway.access;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.StartRefusedException;
import io.qgateway.metrics.GatewayMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the file of keys again and again, as a mounted Secret changes without a notice that could
 * be relied on. What can't be read or has no key changes nothing: known keys go on working.
 */
public final class ApiKeysReload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeysReload.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Optional<Path> file;
    private final List<Secret> always;
    private final ApiKeys keys;
    private final GatewayMetrics metrics;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("api-keys").factory());
    private List<Secret> current;
    private boolean failing;

    /**
     * @param file absent when all keys are told otherwise
     * @param always the keys that are not in the file
     * @throws StartRefusedException when the file can't be read or has no key
     */
    public ApiKeysReload(Optional<Path> file, List<Secret> always, GatewayMetrics metrics) {
        this.file = file;
        this.always = always;
        this.metrics = metrics;
        this.current = file.map(ApiKeysFile::read).orElseGet(List::of);
        this.keys = new ApiKeys(all());
    }

    /** The keys, as they are at any time. */
    public ApiKeys keys() {
        return keys;
    }

    /** Looks at the file from now on. */
    public void start() {
        file.ifPresent(watched ->
                timer.scheduleWithFixedDelay(
                        () -> look(watched),
                        EVERY.toMillis(),
                        EVERY.toMillis(),
                        TimeUnit.MILLISECONDS));
    }

    void look(Path file) {
        try {
            var read = ApiKeysFile.read(file);
            failing = false;
            if (!read.equals(current)) {
                current = read;
                keys.replace(all());
                LOG.info("{} has changed; it has {} keys now", file, read.size());
                metrics.keysReloaded("changed");
            }
        } catch (StartRefusedException unusable) {
            metrics.keysReloaded("failed");
            if (!failing) {
                LOG.error("The keys stay as they are: {}", unusable.getMessage());
            }
            failing = true;
        }
    }

    private List<Secret> all() {
        var all = new ArrayList<>(always);
        all.addAll(current);
        return all;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
