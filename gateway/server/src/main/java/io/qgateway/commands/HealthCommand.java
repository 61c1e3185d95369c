package io.qgateway.commands;

import io.qgateway.access.ApiKeysFile;
import io.qgateway.accounts.Secret;
import io.qgateway.settings.Access;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "health",
        description = "Tells by its exit code whether the gateway is alive: for health checks.")
final class HealthCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Mixin private Reach reach;

    @Option(
            names = "--ready",
            description = "Whether it also takes requests; it doesn't while it starts and ends.")
    private boolean ready;

    @Option(
            names = "--models",
            description = "Whether it also lists its models for the first of the API keys.")
    private boolean models;

    HealthCommand(Workplace workplace) {
        this.workplace = workplace;
        reach = new Reach(workplace);
    }

    @Override
    public Integer call() {
        try (var api = new AdminApi(reach.gateway(workplace.settings()))) {
            var answer = api.get(ready ? "/readyz" : "/livez");
            workplace.terminal().out().println(answer.body().path("status").asString("unknown"));
            return answer.successful() && (!models || listsModels(api)) ? 0 : 1;
        }
    }

    private boolean listsModels(AdminApi api) {
        firstKey(workplace.settings().access()).map(Secret::value).ifPresent(api::present);
        var answer = api.get("/v1/models");
        var listed = answer.body().path("data").size();
        workplace
                .terminal()
                .out()
                .println(answer.successful() ? listed + " models" : "models: " + answer.status());
        return answer.successful() && listed > 0;
    }

    private static Optional<Secret> firstKey(Access access) {
        return Stream.concat(
                        access.apiKeys().stream(),
                        access.apiKeysFile().map(ApiKeysFile::read).stream().flatMap(List::stream))
                .findFirst();
    }
}
