package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The console without a mouse. */
@BrowserTest
class KeyboardIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    KeyboardIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void logsInOpensAnAccountAndClosesADialog() {
        gateway.addReadyAccount("alice");
        visitor.open("/");

        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Admin password"));
        visitor.press(Visitor.PASSWORD, Keys.ENTER);
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Overview"));

        visitor.reload();
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Overview"));
        visitor.open("#/accounts");
        visitor.row("alice");
        visitor.tabTo("alice");
        visitor.press(Keys.ENTER);
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("alice"));

        visitor.tabTo("Delete");
        visitor.press(Keys.ENTER);
        visitor.sees("Delete alice?");
        assertThat(visitor.focused()).isEqualTo("Cancel");
        visitor.press(Keys.ESCAPE);
        visitor.seesNoMore("Delete alice?");
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Delete"));
    }

    @Test
    void opensAMenuGoesThroughItAndClosesIt() {
        gateway.addReadyAccount("alice");
        visitor.arriveLoggedIn("#/accounts");
        visitor.row("alice");

        visitor.tabTo("Actions for alice");
        visitor.press(Keys.ENTER);
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Test"));
        visitor.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(visitor.focused()).isEqualTo("Edit");
        visitor.press(Keys.ESCAPE);
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Actions for alice"));
        visitor.press(Keys.ENTER);
        visitor.eventually(() -> assertThat(visitor.focused()).isEqualTo("Test"));
        visitor.press(Keys.ARROW_UP);
        assertThat(visitor.focused()).isEqualTo("Delete");
        visitor.press(Keys.ENTER);
        visitor.sees("Delete alice?");
    }

    @Test
    void skipsTheNavigation() {
        visitor.arriveLoggedIn("#/connect");
        visitor.sees("OpenAI base URL");

        visitor.script("document.activeElement.blur()");
        visitor.tabTo("Skip to content");
        visitor.press(Keys.ENTER);

        assertThat(visitor.script("return document.activeElement.id")).isEqualTo("content");
        visitor.press(Keys.TAB);
        assertThat(visitor.focused()).isEqualTo("Address of the gateway");
    }
}
