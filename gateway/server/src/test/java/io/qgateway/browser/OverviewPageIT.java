package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import org.junit.jupiter.api.Test;

/** How the pool stands and what goes through, as it changes. */
@BrowserTest
class OverviewPageIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    OverviewPageIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void leadsANewcomerToTheFirstAccount() {
        visitor.arriveLoggedIn("#/");

        visitor.sees("Three steps to your first answer", "See it answer");
        visitor.click("Start device login");

        visitor.sees("Get a code");
        assertThat(visitor.address()).isEqualTo("/#/add/login");
    }

    @Test
    void countsWhatGoesThroughWhileOneLooks() throws Exception {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/");
        var before = requests();

        try (var calls = HttpCalls.to(gateway)) {
            assertThat(calls.chat("hello", true).statusCode()).isEqualTo(200);
            assertThat(calls.message("hello").statusCode()).isEqualTo(200);
        }

        visitor.eventually(() -> assertThat(requests()).isEqualTo(before + 2));
        assertThat(visitor.one(".figure-box.requests svg").getDomAttribute("aria-label"))
                .startsWith("Requests by the minute in the last hour");
    }

    @Test
    void namesWhoWaitsForAPerson() throws Exception {
        gateway.addReadyAccount("alice");
        gateway.addReadyAccount("bob").script(Script.refused(KnownRefusal.SUSPENDED));
        Seats.test(gateway, "bob");

        visitor.arriveLoggedIn("#/");

        visitor.sees("ready of 2 accounts", "Settle it with Amazon’s support");
        visitor.click("bob");
        visitor.sees("Amazon has suspended it.");
        visitor.click("Overview");
        visitor.click("Suspended 1");
        visitor.row("bob");
        assertThat(visitor.address()).isEqualTo("/#/accounts?state=suspended");
    }

    private int requests() {
        return Integer.parseInt(visitor.one(".figure-box.requests .figure").getText());
    }
}
