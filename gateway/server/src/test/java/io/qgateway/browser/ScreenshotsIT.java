package io.qgateway.browser;

import io.qgateway.GatewayRunner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes pictures of every page for people to look at; nothing is compared. */
@BrowserTest
@EnabledIfSystemProperty(named = "screenshots", matches = "true", disabledReason = "only on demand")
class ScreenshotsIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    ScreenshotsIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    @Timeout(600)
    void ofEveryPageInBothLanguagesThemesAndWidths() throws Exception {
        photograph("first-steps", "en", () -> visitor.arriveLoggedIn("#/"));
        Seats.ofAllKinds(gateway);

        for (var language : List.of("en", "zh")) {
            for (var scene : Scene.values()) {
                photograph(scene.title(), language, () -> scene.enter(visitor, gateway));
            }
        }
    }

    private void photograph(String title, String language, Runnable way) {
        visitor.speaks(language);
        way.run();
        for (var theme : List.of("light", "dark")) {
            visitor.shows(theme);
            for (var size : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
                visitor.size(size);
                visitor.photograph(
                        "%s/%s-%s-%d".formatted(title, language, theme, size.getWidth()));
            }
        }
        visitor.size(Visitor.DESKTOP);
    }
}
