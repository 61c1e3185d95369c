package io.qgateway.accounts.refresh;

import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SettableClock;
import io.qgateway.accounts.oidc.Granted;
import io.qgateway.accounts.oidc.OidcError;
import io.qgateway.accounts.oidc.OidcFailure;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.TokenAnswer;
import io.qgateway.simulator.idp.ErrorForm;
import io.qgateway.simulator.idp.IdentityProvider;
import io.qgateway.simulator.idp.IdpSettings;
import io.qgateway.simulator.idp.RotationMode;
import io.qgateway.simulator.idp.TokenEvents;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Processes, their store, the identity provider, people and time: everything but chance. */
final class World implements AutoCloseable {

    static final int HOLDERS = 2;

    private static final String ACCOUNT = "account";
    private static final Duration LIFETIME = Duration.ofHours(1);
    // Longer than it takes to try again after a lost answer or a death.
    private static final Duration GRACE = Duration.ofMinutes(2);
    // No attempt takes more steps unless it fails over and over.
    private static final int MOST_STEPS = 40;
    private static final int LAST_TRIES = 4;

    private final StoreOfRecord record;
    private final Wiring wiring;
    private final SettableClock clock;
    private final IdentityProvider provider;
    private final Witness witness;
    private final List<Holder> holders = new ArrayList<>();
    private boolean databaseUp = true;
    private int logins;

    World(StoreOfRecord record, SettableClock clock, RotationMode rotation, Wiring wiring) {
        this.record = record;
        this.clock = clock;
        this.wiring = wiring;
        this.provider = new IdentityProvider(settings(rotation, clock), new NobodyListens());
        this.witness = new Witness(record, rotation);
        logIn();
        for (int i = 0; i < HOLDERS; i++) {
            holders.add(new Holder(this, wiring));
        }
    }

    // What happens

    void ask(int holder, boolean late) {
        long generation = record.grant().generation();
        holders.get(holder).ask(late ? generation - 1 : generation);
    }

    void scan(int holder) {
        if (databaseUp) {
            holders.get(holder).scan();
        }
    }

    void let(int holder, Move move) {
        if (holders.get(holder).let(move) && move.isDeadly()) {
            restart(holder);
        }
    }

    /** The process dies where it is, and another takes its place. */
    void restart(int holder) {
        witness.died(holders.get(holder));
        holders.get(holder).die();
        holders.set(holder, new Holder(this, wiring));
    }

    void approach(int holder) {
        var approaching = holders.get(holder);
        ask(holder, false);
        for (int i = 0; i < MOST_STEPS && isOnItsWay(approaching); i++) {
            approaching.let(Move.GO);
        }
    }

    /** Goes on until there is nothing to do but wait. */
    void run(int holder) {
        var running = holders.get(holder);
        for (int i = 0; i < MOST_STEPS && canGoOn(running); i++) {
            running.let(Move.GO);
        }
    }

    void database(boolean up) {
        databaseUp = up;
    }

    /** Time passes, and everybody goes on with what they are at. */
    void advance(Duration time, boolean arriving) {
        runAll();
        if (!databaseUp && record.grant().inDoubtSince().isPresent()) {
            // A database that goes away again keeps a holder from storing as a stall would.
            witness.stalled(time);
        }
        pass(time, arriving);
        for (int i = 0; i < HOLDERS; i++) {
            holders.get(i).let(Move.GO);
            run(i);
        }
    }

    /** Time passes, and nobody notices before it is over. */
    void stall(Duration time, boolean arriving) {
        witness.stalled(time);
        pass(time, arriving);
    }

    void logIn() {
        var client = "client-" + ++logins;
        var refreshToken = "first-" + logins;
        provider.logIn(ACCOUNT, client, "secret", refreshToken);
        var accessToken = new Secret(provider.credentials(ACCOUNT).orElseThrow().accessToken());
        var now = clock.instant();
        witness.loggedIn(accessToken);
        record.logIn(
                new Login(
                        "us-east-1",
                        client,
                        new Secret("secret"),
                        Optional.empty(),
                        new Secret(refreshToken),
                        accessToken,
                        now,
                        now.plus(LIFETIME)));
    }

    void enter() {
        var accessToken = new Secret("entered");
        witness.entered(accessToken);
        record.enter(accessToken);
    }

    void enterAgain() {
        record.enterAgain();
    }

    /** An administrator ends the login. */
    void revoke() {
        provider.revoke(ACCOUNT);
        witness.revoked();
    }

    // What must be so

    void check() {
        witness.look(clock.instant());
        var violations = witness.violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("; ", violations));
        }
    }

    /** Everything comes to rest; then the account answers, or says why it doesn't. */
    void finish() {
        databaseUp = true;
        runAll();
        RefreshOutcome last = null;
        for (int i = 0; i < LAST_TRIES; i++) {
            advance(Duration.ofMinutes(31), false);
            ask(0, false);
            advance(Duration.ZERO, false);
            finishCall(0);
            last = holders.getFirst().last();
            check();
        }
        if (last == null) {
            witness.neverEnds("an attempt");
        } else {
            var newest = provider.credentials(ACCOUNT).orElseThrow().refreshToken();
            witness.lookAtTheEnd(last, new Secret(newest));
        }
        check();
    }

    @Override
    public void close() {
        holders.forEach(Holder::die);
    }

    // What the processes meet

    SettableClock clock() {
        return clock;
    }

    Witness witness() {
        return witness;
    }

    String accountId() {
        return record.accountId();
    }

    GrantStore grants() {
        return new WitnessedStore(record.grants(), this::available, witness);
    }

    DueGrants due() {
        return record.due();
    }

    void blank() {
        record.blank();
    }

    Call send(Holder holder, Secret token) {
        return witness.sent(holder, token, clock.instant());
    }

    TokenAnswer carryOut(Call call, Registration registration) {
        var answer =
                provider.refresh(
                        registration.clientId(),
                        registration.clientSecret().value(),
                        call.token.value());
        return switch (answer) {
            case io.qgateway.simulator.idp.TokenAnswer.Granted(
                            var access,
                            var refresh,
                            var lifetime) -> {
                var accessToken = new Secret(access);
                var refreshToken = refresh.map(Secret::new);
                call.grant(accessToken, refreshToken.orElse(call.token));
                yield new Granted(accessToken, refreshToken, lifetime);
            }
            case io.qgateway.simulator.idp.TokenAnswer.Failed(var error) -> {
                call.settle();
                yield new OidcFailure.Refused(
                        OidcError.valueOf(error.code().toUpperCase(Locale.ROOT)),
                        error.description());
            }
            case io.qgateway.simulator.idp.TokenAnswer.Lost() ->
                    throw new IllegalStateException("Nobody has asked for that");
        };
    }

    private void available() {
        if (!databaseUp) {
            throw new GrantStoreException("the database is away", new IOException("away"));
        }
    }

    private void runAll() {
        for (int i = 0; i < HOLDERS; i++) {
            run(i);
        }
    }

    /** The answer to whatever was sent last. */
    private void finishCall(int holder) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (!holders.get(holder).let(Move.GO)) {
                return;
            }
        }
        witness.neverEnds("an attempt");
    }

    private static boolean canGoOn(Holder holder) {
        var place = holder.place();
        return place != null && place != Turn.Place.SENT;
    }

    private static boolean isOnItsWay(Holder holder) {
        return canGoOn(holder) && holder.place() != Turn.Place.BETWEEN;
    }

    private void pass(Duration time, boolean arriving) {
        for (var call : witness.timedOutBy(clock.instant().plus(time))) {
            if (arriving) {
                carryOutUnheard(call);
            }
            call.lose();
        }
        clock.advance(time);
    }

    private void carryOutUnheard(Call call) {
        var grant = record.grant();
        if (grant.refreshToken().filter(call.token::equals).isPresent()) {
            carryOut(call, grant.registration());
        }
    }

    private static IdpSettings settings(RotationMode rotation, InstantSource clock) {
        return new IdpSettings(
                rotation,
                GRACE,
                LIFETIME,
                Duration.ofDays(90),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                Duration.ZERO,
                ErrorForm.WITH_TYPE_HEADER,
                clock);
    }

    private static final class NobodyListens implements TokenEvents {
        @Override
        public void refreshed(String account) {}

        @Override
        public void reused(String account) {}

        @Override
        public void familyRevoked(String account) {}

        @Override
        public void loggedIn(String account, boolean company) {}
    }
}
