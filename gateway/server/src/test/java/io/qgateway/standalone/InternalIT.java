package io.qgateway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.AdminCalls;
import io.qgateway.GatewayRunner;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a gateway does for a console in another process. */
class InternalIT {

    private static final String TOKEN = "internal-token-of-the-tests";
    private static final String PROMPT =
            "{\"model\": \"claude-sonnet-4\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}";

    @Test
    void itTriesAccountsOutAndAnswersPromptsWithoutAConsoleOfItsOwn()
            throws IOException, InterruptedException {
        try (var gateway =
                        GatewayRunner.start(
                                Map.of(
                                        "ENABLE_CONSOLE",
                                        "false",
                                        "QGATEWAY_INTERNAL_TOKEN",
                                        TOKEN));
                var console = AdminCalls.with(gateway, TOKEN)) {
            gateway.addReadyAccount("alice");
            var id =
                    gateway.part(AccountStore.class)
                            .list(AccountQuery.everything())
                            .accounts()
                            .getFirst()
                            .id();

            var tested = console.post("/internal/v2/accounts/" + id + "/test", "");
            assertThat(tested.statusCode()).isEqualTo(200);
            assertThat(AdminCalls.json(tested).path("ok").booleanValue()).isTrue();
            var answered = console.post("/internal/v2/chat/test?account_id=" + id, PROMPT);
            assertThat(AdminCalls.json(answered).path("choices").size()).isEqualTo(1);
            assertThat(console.get("/internal/v2/stats").path("accounts").path("total").intValue())
                    .isEqualTo(1);
            assertThat(console.post("/v2/chat/test", PROMPT).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void neitherKeysNorSessionsOpenIt() throws IOException, InterruptedException {
        try (var gateway = GatewayRunner.start(Map.of("QGATEWAY_INTERNAL_TOKEN", TOKEN));
                var administrator = AdminCalls.to(gateway);
                var client = AdminCalls.with(gateway, gateway.key())) {
            assertThat(administrator.post("/internal/v2/chat/test", PROMPT).statusCode())
                    .isEqualTo(401);
            assertThat(client.post("/internal/v2/chat/test", PROMPT).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void withoutATokenThereIsNothing() throws IOException, InterruptedException {
        try (var gateway = GatewayRunner.start(Map.of());
                var administrator = AdminCalls.to(gateway)) {
            assertThat(administrator.post("/internal/v2/chat/test", PROMPT).statusCode())
                    .isEqualTo(404);
        }
    }
}
