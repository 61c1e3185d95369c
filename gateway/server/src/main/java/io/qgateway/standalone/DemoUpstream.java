package io.qgateway.standalone;

import io.qgateway.accounts.Secret;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The simulated upstream beside the gateway, for trying it out without an account. It is loaded by
 * name, because images of the gateway leave it out.
 */
public record DemoUpstream(
        URI endpoint, String clientId, Secret clientSecret, Secret refreshToken) {

    private static final String SIMULATOR = "io.qgateway.simulator.DemoUpstream";

    /**
     * Starts it on a free port of the loopback address; it ends with the process.
     *
     * @throws IllegalStateException when this build has no simulator
     */
    public static DemoUpstream start() {
        var started = load().get();
        return new DemoUpstream(
                URI.create(value(started, "endpoint")),
                value(started, "clientId"),
                new Secret(value(started, "clientSecret")),
                new Secret(value(started, "refreshToken")));
    }

    @SuppressWarnings("unchecked") // Only types of the JDK cross between the two programs.
    private static Supplier<Map<String, String>> load() {
        try {
            return (Supplier<Map<String, String>>)
                    Class.forName(SIMULATOR).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException(
                    "This build of the gateway has no simulator: start it without the demo flag",
                    absent);
        }
    }

    private static String value(Map<String, String> started, String name) {
        var value = started.get(name);
        if (value == null) {
            throw new IllegalStateException("The simulator does not tell its " + name);
        }
        return value;
    }
}
