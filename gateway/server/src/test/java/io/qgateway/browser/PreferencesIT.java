package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The language and the colours of the console. */
@BrowserTest
class PreferencesIT {

    private final Visitor visitor;

    PreferencesIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void beginsWithWhatTheBrowserPrefers() {
        visitor.open("/login");
        visitor.sees("Sign in to qgateway");
        assertThat(brightness()).isGreaterThan(200);

        visitor.prefers("zh-CN", "dark");
        visitor.reload();
        visitor.sees("登录 qgateway");

        assertThat(visitor.script("return document.documentElement.lang")).isEqualTo("zh-CN");
        assertThat(brightness()).isLessThan(60);
    }

    @Test
    void remembersWhatIsChosen() {
        visitor.arriveLoggedIn("#/connect");
        visitor.click("Language: English");
        visitor.click("中文");
        visitor.click("主题：跟随系统");
        visitor.click("深色");
        visitor.eventually(() -> assertThat(brightness()).isLessThan(60));

        visitor.reload();
        visitor.sees("退出登录");
        assertThat(brightness()).isLessThan(60);

        visitor.click("退出登录");
        visitor.sees("登录 qgateway");
        assertThat(brightness()).isLessThan(60);
    }

    /** Of the paper, from 0 to 255. */
    private int brightness() {
        var colour =
                (String)
                        visitor.script(
                                "return getComputedStyle(document.documentElement).backgroundColor");
        return Integer.parseInt(String.valueOf(colour).replaceAll("rgb\\((\\d+),.*", "$1"));
    }
}
