package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What can be seen of accounts and done to them. */
@BrowserTest
class AccountsPageIT {

    private static final String NAMES = "tbody th .row-name";

    private final GatewayRunner gateway;
    private final Visitor visitor;

    AccountsPageIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void searchesFiltersSortsAndPages() {
        Seats.many(gateway, 53);
        visitor.arriveLoggedIn("#/accounts");

        visitor.sees("1–50 of 53", "Page 1 of 2");
        visitor.click("Account");
        visitor.eventually(() -> assertThat(visitor.texts(NAMES)).first().isEqualTo("seat-01"));
        visitor.click("Account");
        visitor.eventually(() -> assertThat(visitor.texts(NAMES)).first().isEqualTo("seat-53"));
        visitor.click("Next page");
        visitor.eventually(() ->
                assertThat(visitor.texts(NAMES)).containsExactly("seat-03", "seat-02", "seat-01"));
        assertThat(visitor.address()).isEqualTo("/#/accounts?sort=label&page=2");

        visitor.type("Search by name or id", "AT-07");
        visitor.eventually(() -> assertThat(visitor.texts(NAMES)).containsExactly("seat-07"));
        visitor.choose("State", "Suspended");
        visitor.sees("No account matches");
        visitor.click("Show all accounts");
        visitor.sees("1–50 of 53");
    }

    @Test
    void createsAnAccountThatAnswersAndEditsIt() {
        var login = gateway.simulator().createAccount("alice");
        visitor.arriveLoggedIn("#/accounts");
        visitor.click("Add account");
        visitor.click(visitor.one("main"), "Enter credentials");

        visitor.type("Name", "alice");
        visitor.type("Client id", login.clientId());
        visitor.type("Client secret", login.clientSecret());
        visitor.type("Refresh token", login.refreshToken());
        visitor.click("Create account");

        visitor.sees("alice is created.", "It takes requests.");
        visitor.click("Test");
        visitor.sees("alice answered in");
        assertThat(String.valueOf(visitor.script("return document.documentElement.outerHTML")))
                .doesNotContain(login.clientSecret(), login.refreshToken());

        visitor.click("Edit");
        visitor.eventually(
                () -> assertThat(visitor.field("Name").getDomProperty("value")).isEqualTo("alice"));
        assertThat(visitor.field("Refresh token").getDomProperty("value")).isEmpty();
        visitor.type("Name", "Alice");
        visitor.type("JSON object", "[]");
        visitor.sees("This is not a JSON object.");
        visitor.type("JSON object", "{\"team\": 7}");
        visitor.click("Save");

        visitor.sees("Alice is saved.", "\"team\": 7");
        assertThat(account("Alice").clientId()).isEqualTo(login.clientId());
        visitor.click("Test");
        visitor.sees("Alice answered in");
    }

    @Test
    void disablesAndEnables() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/accounts");

        visitor.click("alice is enabled");
        visitor.sees("alice is disabled.");
        visitor.eventually(() -> assertThat(visitor.row("alice").getText()).contains("Disabled"));
        assertThat(account("alice").enabled()).isFalse();

        visitor.click("alice is enabled");
        visitor.sees("alice is enabled.");
        visitor.eventually(() -> assertThat(visitor.row("alice").getText()).contains("Ready"));
        assertThat(account("alice").enabled()).isTrue();
    }

    @Test
    void deletesOnlyWhatIsConfirmed() {
        gateway.addReadyAccount("alice");
        gateway.addReadyAccount("bob");
        visitor.arriveLoggedIn("#/accounts");

        visitor.click("Actions for alice");
        visitor.click("Delete");
        visitor.sees("Delete alice?");
        visitor.click(visitor.one("dialog"), "Cancel");
        visitor.seesNoMore("Delete alice?");
        assertThat(names()).containsExactlyInAnyOrder("alice", "bob");

        visitor.click("Actions for alice");
        visitor.click("Delete");
        visitor.click(visitor.one("dialog"), "Delete");
        visitor.sees("alice is deleted.");
        visitor.eventually(() -> assertThat(visitor.texts(NAMES)).containsExactly("bob"));
        assertThat(names()).containsExactly("bob");
    }

    @Test
    void aQuestionDoesNotOutliveItsPage() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/accounts");
        visitor.click("alice");
        visitor.click("Delete");
        visitor.sees("Delete alice?");

        visitor.back();

        visitor.row("alice");
        visitor.seesNoMore("Delete alice?");
        assertThat(names()).containsExactly("alice");
    }

    @Test
    void refreshesATokenAndCountsItDown() {
        gateway.addAccount("alice");
        gateway.addReadyAccount("bob").revoke();
        visitor.arriveLoggedIn("#/accounts");

        visitor.click("Actions for alice");
        visitor.click("Refresh token");
        visitor.sees("alice has new tokens.");
        var shown = visitor.row("alice").findElement(By.cssSelector(".countdown")).getText();
        assertThat(shown).matches("(59|60):\\d\\d|1h.*");
        visitor.eventually(() ->
                assertThat(visitor.row("alice").findElement(By.cssSelector(".countdown")).getText())
                        .isNotEqualTo(shown));

        visitor.click("Actions for bob");
        visitor.click("Refresh token");
        visitor.eventually(() -> assertThat(visitor.row("bob").getText()).contains("Log in again"));
        visitor.click("bob");
        visitor.sees("Amazon no longer accepts its refresh token.", "Log the account in again.");
    }

    @Test
    void testsAllAccounts() {
        gateway.addReadyAccount("alice");
        gateway.addReadyAccount("bob").script(Script.refused(KnownRefusal.SUSPENDED));
        gateway.addReadyAccount("carol");
        visitor.arriveLoggedIn("#/accounts");

        visitor.click("Test all");
        visitor.sees("Test 3 accounts?");
        visitor.click("Start the test");

        visitor.sees("Tested 3 of 3. 2 answered, 1 failed.");
        visitor.eventually(() -> {
            assertThat(visitor.row("alice").getText()).containsPattern("\\d+ ?(ms|s)");
            assertThat(visitor.row("bob").getText()).contains("Suspended");
        });
        visitor.reload();
        visitor.click("Test all");
        visitor.click("Cancel");
        visitor.seesNoMore("Test 3 accounts?");
    }

    @Test
    void labelsAreTextWhateverTheySay() {
        var label = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>{{7*7}}";
        gateway.addReadyAccount(label);
        var id =
                gateway.part(AccountStore.class)
                        .list(AccountQuery.everything())
                        .accounts()
                        .getFirst()
                        .id();

        for (var page : List.of("#/accounts", "#/accounts/" + id, "#/playground?account=" + id)) {
            visitor.arriveLoggedIn(page);
            visitor.sees(label);
        }
        visitor.open("#/accounts/" + id);
        visitor.click("Test");
        visitor.sees(label + " answered in");
        visitor.click("Delete");
        visitor.sees("Delete " + label + "?");

        assertThat(visitor.script("return window.hit")).isNull();
        assertThat(visitor.texts("#app img, #app script")).isEmpty();
    }

    private List<String> names() {
        return accounts().stream().map(account -> account.label().orElseThrow()).toList();
    }

    private Account account(String name) {
        return accounts().stream()
                .filter(account -> account.label().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow();
    }

    private List<Account> accounts() {
        return gateway.part(AccountStore.class).list(AccountQuery.everything()).accounts();
    }
}
