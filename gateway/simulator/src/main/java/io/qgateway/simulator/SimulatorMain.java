package io.qgateway.simulator;

import io.qgateway.simulator.idp.RotationMode;
import java.time.Duration;
import java.util.Locale;

/** Runs a simulator as a process of its own, until it is killed. */
public final class SimulatorMain {

    private static final String USAGE =
            """
            Options, each with a value:
              --host      address to listen on (127.0.0.1)
              --port      port to listen on, 0 for a free one (0)
              --rotation  no-rotation | rotate-with-grace | rotate-with-family-revocation
              --lifetime  seconds that an access token lives (3600)
              --account   name of an account to create, whose credentials are printed
            """;

    private SimulatorMain() {}

    /** Starts a simulator, prints its endpoint, and waits. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            start(arguments);
            Thread.currentThread().join();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    private static void start(String[] arguments) {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("Every option has a value");
        }
        var options = SimulatorOptions.defaults();
        var account = "";
        for (var i = 0; i < arguments.length; i += 2) {
            if (arguments[i].equals("--account")) {
                account = arguments[i + 1];
            } else {
                options = with(options, arguments[i], arguments[i + 1]);
            }
        }
        announce(Simulator.start(options), account);
    }

    private static SimulatorOptions with(SimulatorOptions options, String name, String value) {
        return switch (name) {
            case "--host" -> options.withHost(value);
            case "--port" -> options.withPort(Integer.parseInt(value));
            case "--rotation" -> options.withRotation(rotation(value));
            case "--lifetime" ->
                    options.withAccessTokenLifetime(Duration.ofSeconds(Long.parseLong(value)));
            default -> throw new IllegalArgumentException("There is no option " + name);
        };
    }

    private static RotationMode rotation(String value) {
        return RotationMode.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static void announce(Simulator simulator, String name) {
        System.out.println("endpoint=" + simulator.endpoint());
        if (!name.isEmpty()) {
            var account = simulator.createAccount(name);
            System.out.println("clientId=" + account.clientId());
            System.out.println("clientSecret=" + account.clientSecret());
            System.out.println("refreshToken=" + account.refreshToken());
            System.out.println("accessToken=" + account.accessToken());
        }
    }
}
