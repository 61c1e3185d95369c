package io.qgateway.simulator;

import io.qgateway.simulator.chat.Caller;
import io.qgateway.simulator.chat.ChatService;
import io.qgateway.simulator.http.HttpServer;
import io.qgateway.simulator.idp.IdentityProvider;
import io.qgateway.simulator.idp.IdpFault;
import io.qgateway.simulator.idp.OidcService;
import io.qgateway.simulator.idp.RotationMode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A running upstream and identity provider on one port. Thread-safe; everything it knows is gone
 * once it is closed.
 */
public final class Simulator implements AutoCloseable {

    private final Accounts accounts = new Accounts();
    private final IdentityProvider provider;
    private final HttpServer server;
    private final String host;

    private Simulator(SimulatorOptions options) {
        host = options.host();
        provider = new IdentityProvider(options.idp(), accounts);
        var router =
                new Router(
                        new ChatService(this::caller, options.models(), options.idp().clock()),
                        new OidcService(provider),
                        new DevicePage(this),
                        new ControlService(this));
        var address = new InetSocketAddress(host, options.port());
        server = HttpServer.start(address, options.threads(), router);
    }

    /** Starts one on a free port of the loopback. */
    public static Simulator start() {
        return start(SimulatorOptions.defaults());
    }

    public static Simulator start(SimulatorOptions options) {
        return new Simulator(options);
    }

    /** The base URL of everything that it serves. */
    public URI endpoint() {
        return URI.create("http://" + host + ":" + server.address().getPort());
    }

    /** The account of this name, logged in anew. */
    public SimulatedAccount createAccount(String name) {
        provider.logIn(name);
        return account(name);
    }

    /** The account of this name, logged in with credentials of the caller's choice. */
    public SimulatedAccount createAccount(
            String name, String clientId, String clientSecret, String refreshToken) {
        provider.logIn(name, clientId, clientSecret, refreshToken);
        return account(name);
    }

    /** The account that was created, or that a device login was approved for. */
    public Optional<SimulatedAccount> findAccount(String name) {
        return accounts.find(name).map(state -> new SimulatedAccount(state, provider));
    }

    public List<String> accountNames() {
        return accounts.names();
    }

    /** The user codes of the device logins that wait for a person. */
    public List<String> waitingLogins() {
        return provider.waitingLogins();
    }

    /** Approves a device login as a person would; false when there is none with this code. */
    public boolean approveLogin(String userCode, String account) {
        return provider.approve(userCode, account);
    }

    /** Denies a device login; false when there is none with this code. */
    public boolean denyLogin(String userCode) {
        return provider.deny(userCode);
    }

    /** Lets the next requests for tokens fail, whoever makes them. */
    public void failNextTokenRequests(IdpFault... faults) {
        provider.failNext(List.of(faults));
    }

    /** What refreshes do from now on. */
    public void rotate(RotationMode mode) {
        provider.rotate(mode);
    }

    /** What happened to all accounts together. */
    public Counters counters() {
        return accounts.counters();
    }

    /** Forgets accounts, tokens and counters. */
    public void reset() {
        provider.reset();
        accounts.reset();
    }

    @Override
    public void close() {
        server.close();
    }

    private SimulatedAccount account(String name) {
        return new SimulatedAccount(accounts.named(name), provider);
    }

    private Optional<Caller> caller(String accessToken) {
        var name = provider.authenticate(accessToken);
        if (name.isEmpty()) {
            accounts.countInvalidBearer();
        }
        return name.map(accounts::named);
    }
}
