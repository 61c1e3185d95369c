package io.qgateway.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://view.awsapps.com/start",
                "https://d-1234567890.awsapps.com/start",
                "https://my-company.awsapps.com/start#/",
                "https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws",
                "https://start.us-gov-home.awsapps.com/directory/my-company"
            })
    void takesBuilderIdAndIdentityCenters(String url) {
        assertThat(new StartUrl(url).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "view.awsapps.com/start",
                "http://view.awsapps.com/start",
                "javascript:alert(1)",
                "https://awsapps.com.evil.example/start",
                "https://evilawsapps.com/start",
                "https://view.awsapps.com@evil.example/start",
                "https://user@view.awsapps.com/start",
                "https://view.awsapps.com:8443/start",
                "https://view.awsapps.com/start?redirect=x",
                "https://view.awsapps.com/st art",
                "https://127.0.0.1/start"
            })
    void refusesEverythingElse(String url) {
        assertThatThrownBy(() -> new StartUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://view.awsapps.com/start");
    }

    @Test
    void knowsBuilderIdFromCompanies() {
        assertThat(StartUrl.BUILDER_ID.isBuilderId()).isTrue();
        assertThat(new StartUrl("https://View.awsapps.com/start/").isBuilderId()).isTrue();
        assertThat(new StartUrl("https://d-1234567890.awsapps.com/start").isBuilderId()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = "https://view.awsapps.com/")
    void quotesNoMoreThanALineOfIt(String beginning) {
        assertThatThrownBy(() -> new StartUrl(beginning + "a".repeat(5_000)))
                .message()
                .hasSizeLessThan(500);
    }
}
