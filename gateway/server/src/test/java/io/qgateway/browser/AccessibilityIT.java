package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every page, for people who see little or nothing of it, by the rules of axe; and on a phone. */
@BrowserTest
@Timeout(180)
class AccessibilityIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    AccessibilityIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void nothingSeriousInEitherThemeAndNothingWiderThanAPhone() throws Exception {
        Seats.ofAllKinds(gateway);

        for (var scene : Scene.values()) {
            scene.enter(visitor, gateway);
            assertThat(seriousIn("light")).as("%s, light", scene).isEmpty();
            assertThat(seriousIn("dark")).as("%s, dark", scene).isEmpty();
            visitor.size(Visitor.PHONE);
            assertThat(visitor.script("return document.documentElement.scrollWidth"))
                    .as("%s on a phone", scene)
                    .isEqualTo((long) Visitor.PHONE.getWidth());
            visitor.size(Visitor.DESKTOP);
        }
    }

    private List<String> seriousIn(String theme) {
        visitor.shows(theme);
        return visitor.barriers();
    }
}
