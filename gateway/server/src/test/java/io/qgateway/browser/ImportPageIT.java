package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import io.qgateway.GatewayRunner;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many accounts at once, with a report for each line. */
@BrowserTest
class ImportPageIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    ImportPageIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void reportsOnEachLineThatWasPasted() {
        var good = line(gateway.simulator().createAccount("alice"));
        var suspended = gateway.simulator().createAccount("bob");
        suspended.script(Script.refused(KnownRefusal.SUSPENDED));
        visitor.arriveLoggedIn("#/add/import");

        visitor.paste(
                "Accounts as JSON",
                String.join(
                        "\n",
                        good,
                        "{\"label\": \"no quotes, no commas",
                        line(suspended),
                        "{\"label\": \"carol\", \"clientId\": \"c\", \"clientSecret\": \"s\"}"));
        visitor.sees(
                "2 accounts found, 2 lines left out.",
                "Line 2: not JSON; check its quotes, commas and braces",
                "Line 4: refreshToken is missing");
        visitor.click("Import 2 accounts");

        visitor.sees("Done. 1 enabled, 3 failed.");
        assertThat(visitor.texts(".report tbody tr"))
                .hasSize(4)
                .satisfies(first -> assertThat(first).contains("alice", "Ready"), atIndex(0))
                .satisfies(second -> assertThat(second).contains("not JSON"), atIndex(1))
                .satisfies(
                        third -> assertThat(third).contains("bob", "Failed", "AccessDenied"),
                        atIndex(2))
                .satisfies(
                        fourth -> assertThat(fourth).contains("carol", "refreshToken is missing"),
                        atIndex(3));
        visitor.click("alice");
        visitor.sees("It takes requests.");
    }

    @Test
    void readsTheFileOfAFeed(@TempDir Path directory) throws Exception {
        var file = directory.resolve("feed.json");
        Files.writeString(
                file,
                "{\"accounts\": [%s, %s]}"
                        .formatted(
                                line(gateway.simulator().createAccount("alice")),
                                line(gateway.simulator().createAccount("bob"))));
        visitor.arriveLoggedIn("#/add/import");

        visitor.chooseFile(file);
        visitor.sees("2 accounts found, 0 lines left out.");
        visitor.click("Import 2 accounts");

        visitor.sees("Done. 2 enabled, 0 failed.");
        visitor.click(visitor.one("main .actions"), "Accounts");
        visitor.row("alice");
        visitor.row("bob");
    }

    private static String line(SimulatedAccount account) {
        return "{\"label\": \"%s\", \"clientId\": \"%s\", \"clientSecret\": \"%s\", \"refreshToken\": \"%s\"}"
                .formatted(
                        account.name(),
                        account.clientId(),
                        account.clientSecret(),
                        account.refreshToken());
    }
}
