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
            "Without --start-url people log in with an AWS Builder ID. A running gateway is needed."
        })
final class LoginCommand implements Callable<Integer> {

    /** A claim is answered within five minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int NOT_YET = 408;
    private static final int UNUSABLE = 422;

    private final Workplace workplace;

    @Mixin private Reach reach;
    @Mixin private Output output;

    @Option(names = "--label", description = "The label of the new account.")
    private Optional<String> label = Optional.empty();

    @Option(names = "--disabled", description = "Adds the account without using it yet.")
    private boolean disabled;

    @Option(
            names = "--start-url",
            paramLabel = "URL",
            description =
                    "Where the people of an IAM Identity Center log in: https://d-….awsapps.com/start.")
    private Optional<String> startUrl = Optional.empty();

    @Option(
            names = "--region",
            description = "The region of that IAM Identity Center; otherwise us-east-1.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Logs this account in again, instead of adding one.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--no-qr", description = "Shows no QR code.")
    private boolean noQr;

    LoginCommand(Workplace workplace) {
        this.workplace = workplace;
        reach = new Reach(workplace);
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var api = reach.gateway()) {
            var started = begun(api.post("/v2/auth/start", request()));
            show(started);
            var claimed = claim(api, started);
            output.document(claimed);
            output.line(summary(claimed.path("account")));
        }
        return 0;
    }

    private static String summary(JsonNode account) {
        var label = account.path("label").asString("");
        return "Logged in: account %s%s"
                .formatted(
                        account.path("id").asString(""),
                        label.isEmpty() ? "" : " (%s)".formatted(label));
    }

    private JsonNode request() {
        var request = AdminApi.JSON.createObjectNode().put("enabled", !disabled);
        label.ifPresent(it -> request.put("label", it));
        startUrl.ifPresent(it -> request.put("startUrl", it));
        region.ifPresent(it -> request.put("region", it));
        account.ifPresent(it -> request.put("accountId", it));
        return request;
    }

    private static JsonNode begun(Answer answer) {
        if (answer.status() == UNUSABLE) {
            throw CommandFailedException.wrongStart(answer.detail());
        }
        return successful(answer);
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

    /**
     * As long as the login lives, also where the gateway stops meanwhile and another one starts.
     */
    private JsonNode claim(AdminApi api, JsonNode login) {
        var path = "/v2/auth/claim/" + AdminApi.segment(login.path("authId").asString(""));
        var end = workplace.clock().instant().plusSeconds(login.path("expiresIn").asLong(0));
        var answer = api.postIfThere(path, PATIENCE);
        while (isOpen(answer) && workplace.clock().instant().isBefore(end)) {
            pause();
            answer = api.postIfThere(path, PATIENCE);
        }
        return successful(
                answer.orElseThrow(() ->
                        new CommandFailedException(
                                "The gateway at %s is gone, and the login has expired"
                                        .formatted(api.gateway()))));
    }

    private static boolean isOpen(Optional<Answer> answer) {
        return answer.map(it -> it.status() == NOT_YET).orElse(true);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted", e);
        }
    }

    private static JsonNode successful(Answer answer) {
        if (!answer.successful()) {
            throw new CommandFailedException(
                    "%s. Run the command again for a new code.".formatted(answer.detail()));
        }
        return answer.body();
    }
}
