package io.qgateway.simulator.bench;

import io.qgateway.simulator.SimulatorMain;
import io.qgateway.simulator.load.Dialect;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The simulator as a process of its own, with one account. */
public record Upstream(JavaProcess process, Properties announced) {

    private static final List<String> OPTIONS =
            List.of("-Xmx1g", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"));

    /** Starts it; its output is in a directory below the given one. */
    public static Upstream start(Path directory) throws IOException, InterruptedException {
        var process =
                JavaProcess.start(
                        directory.resolve("upstream"),
                        Map.of(),
                        JavaProcess.command(OPTIONS, SimulatorMain.class, "--account", "bench"));
        process.awaitOutput("accessToken=");
        var announced = new Properties();
        announced.load(new StringReader(process.output()));
        return new Upstream(process, announced);
    }

    /** Where it serves. */
    public URI endpoint() {
        return URI.create(announced("endpoint"));
    }

    /** What it said of itself and its account, by the names of {@link SimulatorMain}. */
    public String announced(String name) {
        return announced.getProperty(name);
    }

    Target direct() {
        return new Target(
                Target.DIRECT,
                process,
                endpoint(),
                announced("accessToken"),
                Dialect.UPSTREAM,
                Optional.of(Dialect.UPSTREAM));
    }
}
