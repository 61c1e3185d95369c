package io.qgateway;

import static java.util.Objects.requireNonNull;

import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.pool.PoolFeed;
import io.qgateway.settings.Settings;
import io.qgateway.settings.SettingsReading;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.Simulator;
import io.qgateway.standalone.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A gateway on fakes: no cloud, no cluster. It serves on a free port of the loopback, its upstream
 * is a {@link Simulator}, and its files are in a directory that goes when it is closed.
 */
public final class GatewayRunner implements AutoCloseable {

    private static final String KEY = "a-key-for-tests-alone";

    private final Simulator simulator;
    private final boolean ownSimulator;
    private final Path directory;
    private final ConfigurableApplicationContext gateway;

    private GatewayRunner(
            Simulator simulator,
            boolean ownSimulator,
            Path directory,
            ConfigurableApplicationContext gateway) {
        this.simulator = simulator;
        this.ownSimulator = ownSimulator;
        this.directory = directory;
        this.gateway = gateway;
    }

    /** Starts one with the usual settings, without an account. */
    public static GatewayRunner start() {
        return start(Map.of());
    }

    /** Starts one with some settings of its own, without an account. */
    public static GatewayRunner start(Map<String, String> settings) {
        var simulator = Simulator.start();
        return start(simulator, true, settings);
    }

    /** Starts one on an upstream that others use, too, and that outlives it. */
    public static GatewayRunner start(Simulator upstream, Map<String, String> settings) {
        return start(upstream, false, settings);
    }

    private static GatewayRunner start(
            Simulator simulator, boolean own, Map<String, String> settings) {
        var directory = temporaryDirectory();
        var gateway =
                Gateway.start(
                        complete(settings, simulator.endpoint()), directory, Optional.empty());
        return new GatewayRunner(simulator, own, directory, gateway);
    }

    /** Starts one for people and tells them how to ask it; it runs until the process is ended. */
    public static void main(String[] args) {
        var runner = start();
        runner.addAccount("alice");
        Runtime.getRuntime().addShutdownHook(new Thread(runner::close));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "The gateway is at %s, its key is %s; its simulated upstream is at %s%n",
                runner.baseUrl(), runner.key(), runner.simulator().endpoint());
    }

    /** Where the gateway serves, without a slash at the end. */
    public URI baseUrl() {
        var server = ((WebServerApplicationContext) gateway).getWebServer();
        return URI.create("http://127.0.0.1:" + requireNonNull(server).getPort());
    }

    /** The one API key that is accepted. */
    public String key() {
        return KEY;
    }

    /** The upstream. */
    public Simulator simulator() {
        return simulator;
    }

    /** Creates an account upstream and hands its login to the gateway, which has no token yet. */
    public SimulatedAccount addAccount(String name) {
        return add(simulator.createAccount(name), name, Optional.empty());
    }

    /** Adds an account that has its access token already, so that it is as good as any other. */
    public SimulatedAccount addReadyAccount(String name) {
        var account = simulator.createAccount(name);
        return add(account, name, Optional.of(new Secret(account.accessToken())));
    }

    private SimulatedAccount add(
            SimulatedAccount account, String name, Optional<Secret> accessToken) {
        store().create(
                        new NewAccount(
                                Optional.of(name),
                                account.clientId(),
                                Optional.of(new Secret(account.clientSecret())),
                                Optional.of(new Secret(account.refreshToken())),
                                accessToken,
                                Optional.empty(),
                                true,
                                NewAccount.DEFAULT_REGION,
                                Optional.empty()));
        follow();
        return account;
    }

    /** Leaves the gateway without accounts. */
    public void removeAccounts() {
        store().list(AccountQuery.everything())
                .accounts()
                .forEach(account -> store().delete(account.id()));
        follow();
    }

    @Override
    public void close() {
        gateway.close();
        if (ownSimulator) {
            simulator.close();
        }
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException inUse) {
            throw new IllegalStateException("Can't remove " + directory, inUse);
        }
    }

    /** Where its files are. */
    public Path directory() {
        return directory;
    }

    /** A part of the gateway, for what can't be seen from outside. */
    public <T> T part(Class<T> type) {
        return gateway.getBean(type);
    }

    /** All parts of a kind. */
    public <T> Collection<T> parts(Class<T> type) {
        return gateway.getBeansOfType(type).values();
    }

    private AccountStore store() {
        return part(AccountStore.class);
    }

    private void follow() {
        part(PoolFeed.class).follow();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("qgateway");
        } catch (IOException full) {
            throw new IllegalStateException("There is no room for a gateway's files", full);
        }
    }

    private static Settings complete(Map<String, String> own, URI upstream) {
        var all =
                new HashMap<>(
                        Map.of(
                                "HOST", "127.0.0.1",
                                "PORT", "0",
                                "OPENAI_KEYS", KEY,
                                "ADMIN_PASSWORD", "a-password-for-tests-alone",
                                "QGATEWAY_DRAIN_TIMEOUT", "1s",
                                "QGATEWAY_UPSTREAM_ENDPOINT", upstream.toString(),
                                "QGATEWAY_OIDC_ENDPOINT", upstream.toString()));
        all.putAll(own);
        return switch (Settings.read(all)) {
            case SettingsReading.Complete(var settings) -> settings;
            case SettingsReading.Mistaken(var mistakes) ->
                    throw new IllegalArgumentException(mistakes.toString());
        };
    }
}
