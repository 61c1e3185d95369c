package io.qgateway.simulator;

import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.idp.ErrorForm;
import io.qgateway.simulator.idp.IdpSettings;
import io.qgateway.simulator.idp.RotationMode;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a simulator is set up.
 *
 * @param host the address to listen on
 * @param port 0 picks a free one
 * @param threads event loops
 */
public record SimulatorOptions(
        String host, int port, int threads, ModelCatalogue models, IdpSettings idp) {

    private static final IdpSettings USUAL_IDP =
            new IdpSettings(
                    RotationMode.NO_ROTATION,
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofDays(90),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(10),
                    Duration.ZERO,
                    ErrorForm.WITH_TYPE_HEADER,
                    InstantSource.system());

    /** A free port of the loopback, the usual models, tokens that live for an hour. */
    public static SimulatorOptions defaults() {
        var threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        return new SimulatorOptions("127.0.0.1", 0, threads, ModelCatalogue.usual(), USUAL_IDP);
    }

    public SimulatorOptions withHost(String newHost) {
        return new SimulatorOptions(newHost, port, threads, models, idp);
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(host, newPort, threads, models, idp);
    }

    public SimulatorOptions withModels(ModelCatalogue newModels) {
        return new SimulatorOptions(host, port, threads, newModels, idp);
    }

    public SimulatorOptions withRotation(RotationMode rotation) {
        return withIdp(idp.withRotation(rotation));
    }

    public SimulatorOptions withAccessTokenLifetime(Duration lifetime) {
        return withIdp(idp.withAccessTokenLifetime(lifetime));
    }

    /** How often a client may poll for a device login, and how long a person may take. */
    public SimulatorOptions withDeviceLogin(Duration interval, Duration lifetime) {
        return withIdp(idp.withDeviceLogin(interval, lifetime));
    }

    /** How long the token endpoint takes. */
    public SimulatorOptions withTokenLatency(Duration latency) {
        return withIdp(idp.withTokenLatency(latency));
    }

    public SimulatorOptions withErrorForm(ErrorForm form) {
        return withIdp(idp.withErrorForm(form));
    }

    public SimulatorOptions withClock(InstantSource clock) {
        return withIdp(idp.withClock(clock));
    }

    private SimulatorOptions withIdp(IdpSettings newIdp) {
        return new SimulatorOptions(host, port, threads, models, newIdp);
    }
}
