package io.qgateway.browser;

import io.qgateway.GatewayRunner;
import java.util.Locale;
import java.util.function.BiConsumer;

/** A page as somebody may have it before them, on a gateway with {@link Seats#ofAllKinds}. */
enum Scene {
    LOGIN((visitor, _) -> {
        visitor.forgetSession();
        visitor.open("/login");
        visitor.one("form.login");
    }),
    OVERVIEW((visitor, _) -> {
        visitor.arriveLoggedIn("#/");
        visitor.one(".rows li");
        visitor.one(".figures");
    }),
    ACCOUNTS((visitor, _) -> {
        visitor.arriveLoggedIn("#/accounts");
        visitor.row("Sam");
    }),
    NO_MATCH((visitor, _) -> {
        visitor.arriveLoggedIn("#/accounts?q=nobody");
        visitor.one(".empty");
    }),
    MENU((visitor, _) -> {
        visitor.arriveLoggedIn("#/accounts");
        visitor.row("Sam");
        visitor.clickOn("tr .menu .icon-button");
    }),
    ACCOUNT((visitor, gateway) -> {
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, "Alice (design)"));
        visitor.one(".explanation");
    }),
    ACCOUNT_IN_NEED((visitor, gateway) -> {
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, Seats.LONG_NAME));
        visitor.one(".explanation");
    }),
    ACCOUNT_OF_THE_CLUSTER((visitor, gateway) -> {
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, "Team of the cluster"));
        visitor.one(".explanation");
    }),
    QUESTION((visitor, gateway) -> {
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, "Sam"));
        visitor.clickOn("[data-test=delete]");
        visitor.one("dialog[open]");
    }),
    EDIT((visitor, gateway) -> {
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, "Sam") + "/edit");
        visitor.one("form .actions");
    }),
    ADD((visitor, _) -> visitor.arriveLoggedIn("#/add")),
    ADD_CREDENTIALS((visitor, _) -> visitor.arriveLoggedIn("#/add/credentials")),
    ADD_LOGIN((visitor, _) -> visitor.arriveLoggedIn("#/add/login")),
    LOGIN_CODE((visitor, _) -> {
        visitor.arriveLoggedIn("#/add/login");
        visitor.clickOn("main form .button.primary, .device");
        visitor.one(".device-code");
    }),
    ADD_IMPORT((visitor, _) -> {
        visitor.arriveLoggedIn("#/add/import");
        visitor.typeInto(
                "textarea[name=feed]",
                "{\"label\": \"alice\", \"clientId\": \"c\", \"clientSecret\": \"s\"}");
        visitor.one(".notice.wait");
    }),
    IMPORTED((visitor, gateway) -> {
        var login = gateway.simulator().createAccount("Imported");
        visitor.arriveLoggedIn("#/add");
        visitor.open("#/add/import");
        visitor.typeInto(
                "textarea[name=feed]",
                """
                {"label": "Imported", "clientId": "%s", "clientSecret": "%s", "refreshToken": "%s"}
                {"label": "Gone", "clientId": "a-client", "clientSecret": "a-secret", "refreshToken": "a-token"}
                {"label": "Incomplete"}\
                """
                        .formatted(login.clientId(), login.clientSecret(), login.refreshToken()));
        visitor.clickOn("main .button.primary");
        visitor.one("tr[data-status=good]");
        visitor.one("tr[data-status=bad]");
    }),
    PLAYGROUND((visitor, _) -> {
        visitor.arriveLoggedIn("#/playground");
        visitor.one("select[name=model] option");
        visitor.typeInto("#prompt", "What is a pool of accounts good for?");
        visitor.clickOn(".prompt .button");
        visitor.one(".turn-cost");
    }),
    CONNECT((visitor, _) -> {
        visitor.arriveLoggedIn("#/connect");
        visitor.one(".snippets pre");
    }),
    NOWHERE((visitor, _) -> {
        visitor.arriveLoggedIn("#/nowhere");
        visitor.one("main a[href='#/']");
    });

    private final BiConsumer<Visitor, GatewayRunner> way;

    Scene(BiConsumer<Visitor, GatewayRunner> way) {
        this.way = way;
    }

    /** Goes there. */
    void enter(Visitor visitor, GatewayRunner gateway) {
        way.accept(visitor, gateway);
    }

    /** As files are called. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
