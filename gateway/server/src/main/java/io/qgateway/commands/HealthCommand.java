package io.qgateway.commands;

import java.util.concurrent.Callable;
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

    HealthCommand(Workplace workplace) {
        this.workplace = workplace;
        reach = new Reach(workplace);
    }

    @Override
    public Integer call() {
        try (var api = new AdminApi(reach.gateway(workplace.settings()))) {
            var answer = api.get(ready ? "/readyz" : "/livez");
            workplace.terminal().out().println(answer.body().path("status").asString("unknown"));
            return answer.successful() ? 0 : 1;
        }
    }
}
