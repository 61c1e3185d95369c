package io.qgateway.standalone;

import sun.misc.Signal;

/**
 * Makes SIGTERM end the program with 0 once it has drained. The JVM itself would exit with 143,
 * which Kubernetes and systemd report as a failure.
 */
public final class CleanExit {

    private CleanExit() {}

    /** From now on. */
    public static void onTerminate() {
        Signal.handle(
                new Signal("TERM"),
                _ -> Thread.ofPlatform().name("terminate").start(() -> System.exit(0)));
    }
}
