package io.qgateway;

import io.qgateway.commands.Commands;
import io.qgateway.settings.SettingsAtStart;
import io.qgateway.standalone.CleanExit;
import io.qgateway.standalone.DemoUpstream;
import io.qgateway.standalone.Gateway;
import java.nio.file.Path;
import java.util.Optional;

/** Runs a command, or starts the gateway, in the demo beside a simulated upstream. */
public final class GatewayApplication {

    private GatewayApplication() {}

    public static void main(String[] arguments) {
        if (Commands.areMeantBy(arguments)) {
            System.exit(Commands.run(arguments));
        }
        CleanExit.onTerminate();
        var settings = SettingsAtStart.loadOrExit(arguments);
        var demo =
                settings.demo()
                        ? Optional.of(DemoUpstream.start())
                        : Optional.<DemoUpstream>empty();
        Gateway.start(settings, Path.of(""), demo);
    }
}
