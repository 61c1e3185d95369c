package io.qgateway.simulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The processes of a benchmark. */
record Servers(List<Target> targets) implements AutoCloseable {

    static Servers start(Options options) throws IOException, InterruptedException {
        var servers = new Servers(new ArrayList<>());
        try {
            servers.startAll(options);
            return servers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public void close() {
        targets.forEach(target -> target.process().close());
    }

    private void startAll(Options options) throws IOException, InterruptedException {
        var upstream = Upstream.start(options.directory());
        targets.add(upstream.direct());
        var floor = new Floor(options.directory(), upstream);
        targets.add(floor.plainSockets());
        if (options.netty()) {
            targets.add(floor.netty());
        }
        if (options.loop()) {
            targets.add(floor.upstreamLoop());
        }
        if (Files.exists(options.gateway())) {
            var gateway = Gateway.start(options.gateway(), options.directory(), upstream);
            targets.add(gateway.openAi());
            targets.add(gateway.anthropic());
        } else {
            System.out.println("Without the gateway: there is no " + options.gateway());
        }
    }
}
