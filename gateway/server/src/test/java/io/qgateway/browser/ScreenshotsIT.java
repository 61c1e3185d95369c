package io.qgateway.browser;

import io.qgateway.GatewayRunner;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes pictures of the pages that the property {@code screenshots} fits, for people to look at;
 * nothing is compared.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "only on demand")
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
            for (var scene : wanted()) {
                photograph(scene.title(), language, () -> scene.enter(visitor, gateway));
            }
        }
    }

    /** Those whose titles fit the property's value. */
    private static List<Scene> wanted() {
        var titles = Pattern.compile(System.getProperty("screenshots", ".+"));
        return Stream.of(Scene.values())
                .filter(scene -> titles.matcher(scene.title()).matches())
                .toList();
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
