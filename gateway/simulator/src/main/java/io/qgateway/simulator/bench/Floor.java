package io.qgateway.simulator.bench;

import io.qgateway.simulator.load.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the floors, each as a process of its own. */
record Floor(Path directory, Upstream upstream) {

    private static final List<String> OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"));

    Target plainSockets() throws IOException, InterruptedException {
        return start(Target.FLOOR, FloorTranslator.class);
    }

    Target netty() throws IOException, InterruptedException {
        return start("Netty floor", NettyFloor.class);
    }

    Target upstreamLoop() throws IOException, InterruptedException {
        return start("floor, upstream read by a loop", LoopFloor.class);
    }

    private Target start(String name, Class<?> main) throws IOException, InterruptedException {
        int port = JavaProcess.freePort();
        var command =
                JavaProcess.command(
                        OPTIONS,
                        main,
                        String.valueOf(port),
                        String.valueOf(upstream.endpoint().getPort()),
                        upstream.announced("accessToken"));
        var process = JavaProcess.start(directory.resolve(main.getSimpleName()), Map.of(), command);
        process.awaitPort(port);
        return new Target(
                name,
                process,
                JavaProcess.loopback(port),
                "none",
                Dialect.OPENAI,
                Optional.of(Dialect.PLAIN));
    }
}
