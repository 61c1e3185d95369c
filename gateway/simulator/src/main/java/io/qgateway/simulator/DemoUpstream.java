package io.qgateway.simulator;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The upstream of a demonstration: starts a simulator that lives as long as the JVM, and says where
 * it is and which account may use it. The credentials are always the same, and refreshes keep them,
 * so that a gateway which remembers them from the last demonstration is still welcome.
 */
public final class DemoUpstream implements Supplier<Map<String, String>> {

    private static final String CLIENT_ID = "demo-client";
    private static final String CLIENT_SECRET = "demo-client-secret";
    private static final String REFRESH_TOKEN = "demo-refresh-token";

    /** The keys {@code endpoint}, {@code clientId}, {@code clientSecret}, {@code refreshToken}. */
    @Override
    public Map<String, String> get() {
        var simulator = Simulator.start();
        simulator.createAccount("demo", CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN);
        return Map.of(
                "endpoint", simulator.endpoint().toString(),
                "clientId", CLIENT_ID,
                "clientSecret", CLIENT_SECRET,
                "refreshToken", REFRESH_TOKEN);
    }
}
