package io.qgateway.browser;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.pool.PoolFeed;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts for pages to show, brought into their states as it happens in earnest. */
final class Seats {

    static final String LONG_NAME = "Rosa-with-a-rather-long-name@engineering.example.com";

    private static final Script SUSPICIOUS = Script.refused(KnownRefusal.SUSPICIOUS_ACTIVITY);

    private Seats() {}

    /** One for most of the states, and some traffic. */
    static void ofAllKinds(GatewayRunner gateway) throws Exception {
        gateway.addReadyAccount("Alice (design)");
        gateway.addReadyAccount("Build agents");
        gateway.addReadyAccount("Erin · night shift").script(SUSPICIOUS);
        gateway.addReadyAccount("Mallory").script(Script.refused(KnownRefusal.SUSPENDED));
        gateway.addReadyAccount("Quentin").script(Script.refused(KnownRefusal.MONTHLY_QUOTA));
        gateway.addAccount(LONG_NAME).revoke();
        gateway.addReadyAccount("Sam");
        gateway.addReadyAccount("Team of the cluster");
        disable(gateway, "Sam");
        manage(gateway, "Team of the cluster", "ai/team-a");
        test(gateway, "Erin · night shift");
        test(gateway, "Mallory");
        test(gateway, "Quentin");
        refresh(gateway, LONG_NAME);
        refresh(gateway, "Alice (design)");
        ask(gateway);
    }

    private static void ask(GatewayRunner gateway) throws Exception {
        try (var calls = HttpCalls.to(gateway)) {
            for (int i = 0; i < 12; i++) {
                calls.chat(
                        "Why is the sky blue, and what does that have to do with sunsets?", true);
            }
            calls.chat("simulate: refuse improper", false);
        }
    }

    /** Many of which nothing else is known: {@code seat-01}, {@code seat-02} and so on. */
    static void many(GatewayRunner gateway, int count) {
        var store = gateway.part(AccountStore.class);
        IntStream.rangeClosed(1, count)
                .mapToObj("seat-%02d"::formatted)
                .forEach(name -> store.create(seat(name)));
        gateway.part(PoolFeed.class).follow();
    }

    private static NewAccount seat(String name) {
        return new NewAccount(
                Optional.of(name),
                "client-of-" + name,
                Optional.of(new Secret("secret")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                NewAccount.DEFAULT_REGION,
                Optional.empty());
    }

    /** Says hello through an account, as the console does. */
    static void test(GatewayRunner gateway, String name) throws Exception {
        post(gateway, name, "/test");
    }

    static void refresh(GatewayRunner gateway, String name) throws Exception {
        post(gateway, name, "/refresh");
    }

    private static void post(GatewayRunner gateway, String name, String deed) throws Exception {
        try (var admin = AdminCalls.to(gateway)) {
            admin.post("/v2/accounts/" + id(gateway, name) + deed, "{}");
        }
    }

    private static void disable(GatewayRunner gateway, String name) {
        var keep = new SecretEdit.Keep();
        Optional<String> same = Optional.empty();
        gateway.part(AccountStore.class)
                .update(
                        id(gateway, name),
                        new AccountPatch(same, same, keep, keep, keep, same, Optional.of(false)));
    }

    /** As if an operator had published it. */
    private static void manage(GatewayRunner gateway, String name, String resource) {
        gateway.part(JdbcClient.class)
                .sql("update accounts set origin = ? where id = ?")
                .params("qaccount:" + resource, id(gateway, name))
                .update();
    }

    static String id(GatewayRunner gateway, String name) {
        return gateway.part(AccountStore.class).list(AccountQuery.everything()).accounts().stream()
                .filter(account -> account.label().orElse("").equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
