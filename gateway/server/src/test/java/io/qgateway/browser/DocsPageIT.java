package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page of the API's document, under the policy that it is sent with. */
@BrowserTest
class DocsPageIT {

    private final Visitor visitor;

    DocsPageIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void showsEveryGroupAndTriesAnEndpointOut() {
        visitor.open("/docs");
        visitor.sees("openai", "anthropic", "admin", "operations", "/v1/chat/completions");

        visitor.clickOn("#operations-operations-healthz .opblock-summary-control");
        visitor.clickOn("#operations-operations-healthz .try-out__btn");
        visitor.clickOn("#operations-operations-healthz .execute");

        visitor.eventually(() ->
                assertThat(visitor.texts(".live-responses-table .response-col_status"))
                        .contains("200"));
    }
}
