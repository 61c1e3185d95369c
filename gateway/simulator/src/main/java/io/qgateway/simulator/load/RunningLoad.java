package io.qgateway.simulator.load;

/** A load that has been started. */
public final class RunningLoad {

    private final Run run;

    RunningLoad(Run run) {
        this.run = run;
    }

    /** Answers whose first text has come so far. */
    public int begun() {
        return run.begun();
    }

    /** Waits for the end of the load, or for its time limit. */
    public LoadResult await() {
        return run.result().join();
    }
}
