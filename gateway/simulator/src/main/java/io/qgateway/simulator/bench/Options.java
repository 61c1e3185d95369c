package io.qgateway.simulator.bench;

import java.nio.file.Path;

/**
 * What a benchmark is run with, from system properties.
 *
 * @param gateway the jar of the gateway; without one only the upstream and the floors are measured
 * @param netty whether to measure the floor's own bound
 * @param loop whether to measure the floor with its upstream read by an event loop
 * @param directory where logs and reports go
 */
record Options(
        Path gateway, Path directory, boolean quick, boolean netty, boolean loop, int rounds) {

    private static final int ROUNDS = 4;

    static Options fromSystemProperties() {
        boolean quick = Boolean.getBoolean("bench.quick");
        return new Options(
                Path.of(System.getProperty("bench.gateway", "gateway/server/target/qgateway.jar"))
                        .toAbsolutePath(),
                Path.of(System.getProperty("bench.directory", "target/bench")).toAbsolutePath(),
                quick,
                Boolean.getBoolean("bench.netty"),
                Boolean.getBoolean("bench.loop"),
                Integer.getInteger("bench.rounds", quick ? 1 : ROUNDS));
    }
}
