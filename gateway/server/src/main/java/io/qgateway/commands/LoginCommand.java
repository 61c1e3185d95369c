package io.qgateway.commands;

import io.qgateway.commands.AdminApi.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "login",
        description = {
            "Adds an account by a device login: shows a link and a code, and waits until somebody has approved it in a browser.",
            "A running gateway is needed."
        })
final class LoginCommand implements Callable<Integer> {

    /** A claim is answered within five minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @Mixin private Reach reach;
    @Mixin private Output output;

    @Option(names = "--label", description = "The label of the new account.")
    private Optional<String> label = Optional.empty();

    @Option(names = "--disabled", description = "Adds the account without using it yet.")
    private boolean disabled;

    @Option(names = "--no-qr", description = "Shows no QR code.")
    private boolean noQr;

    LoginCommand(Workplace workplace) {
        reach = new Reach(workplace);
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var api = reach.gateway()) {
            var started = successful(api.post("/v2/auth/start", request()));
            show(started);
            var claimed = claim(api, started.path("authId").asString(""));
            output.document(claimed);
            var account = claimed.path("account");
            output.line(
                    "Logged in: account %s%s"
                            .formatted(
                                    account.path("id").asString(""),
                                    label.map(it -> " (%s)".formatted(it)).orElse("")));
        }
        return 0;
    }

    private JsonNode request() {
        var request = AdminApi.JSON.createObjectNode().put("enabled", !disabled);
        label.ifPresent(it -> request.put("label", it));
        return request;
    }

    private void show(JsonNode login) {
        var link = login.path("verificationUriComplete").asString("");
        output.remark("Open this link in a browser and approve the login:");
        output.remark("");
        output.remark("  " + link);
        output.remark("  code " + login.path("userCode").asString(""));
        output.remark("");
        if (!noQr) {
            QrText.of(link).forEach(output::remark);
        }
        output.remark("Waiting …");
    }

    private static JsonNode claim(AdminApi api, String authId) {
        var claimed =
                successful(
                        api.postPatiently("/v2/auth/claim/" + AdminApi.segment(authId), PATIENCE));
        if (!claimed.path("status").asString("").equals("completed")) {
            throw new CommandFailedException(
                    "The login has ended without an account: "
                            + claimed.path("error").asString(claimed.path("status").asString("")));
        }
        return claimed;
    }

    private static JsonNode successful(Answer answer) {
        if (!answer.successful()) {
            throw new CommandFailedException(
                    "%s. Run the command again for a new code.".formatted(answer.detail()));
        }
        return answer.body();
    }
}
