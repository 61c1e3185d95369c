package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The way in, and the ways out. */
@BrowserTest
class SessionIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    SessionIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void turnsAWrongPasswordAwayAndLetsTheRightOneIn() {
        visitor.open("/");

        visitor.sees("Sign in to qgateway");
        visitor.type("Admin password", "a guess");
        visitor.click("Sign in");
        visitor.sees("This isn’t the admin password.");
        assertThat(visitor.session()).isEmpty();

        visitor.type("Admin password", Visitor.PASSWORD);
        visitor.click("Sign in");
        visitor.sees("Three steps to your first answer");
        assertThat(visitor.address()).isEqualTo("/#/");
        assertThat(visitor.session()).isPresent();
        visitor.reload();
        visitor.sees("Three steps to your first answer");
    }

    @Test
    void returnsToWhereItWasOnceTheSessionHasExpired() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/accounts?q=ali");
        visitor.row("alice");

        visitor.forgetSession();
        visitor.click("alice is enabled");
        visitor.sees("Your session has ended. Sign in again to go on where you were.");
        assertThat(visitor.page()).doesNotContain("alice");

        visitor.type("Admin password", Visitor.PASSWORD);
        visitor.click("Sign in");
        visitor.row("alice");
        assertThat(visitor.address()).isEqualTo("/#/accounts?q=ali");
    }

    @Test
    void goesOnWithTheSessionOfALoginInAnotherTab() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/accounts");
        visitor.row("alice");

        visitor.takeNewSession();
        visitor.click("alice is enabled");

        visitor.sees("alice is disabled.");
    }

    @Test
    void logsOutForGood() throws Exception {
        visitor.arriveLoggedIn("#/");
        var session = visitor.session().orElseThrow();
        assertThat(status(session)).isEqualTo(200);

        visitor.click("Log out");
        visitor.sees("You are logged out.");

        assertThat(visitor.session()).isEmpty();
        assertThat(status(session)).isEqualTo(401);
        visitor.open("#/accounts");
        visitor.sees("Sign in to qgateway");
    }

    /** What the API answers to somebody who has kept the cookie. */
    private int status(String session) throws Exception {
        var asked =
                HttpRequest.newBuilder(URI.create(gateway.baseUrl() + "/api/session"))
                        .header("cookie", "qgateway_session=" + session)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(asked, BodyHandlers.discarding()).statusCode();
        }
    }
}
