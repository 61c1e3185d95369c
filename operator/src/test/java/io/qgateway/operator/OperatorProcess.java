package io.qgateway.operator;

import io.fabric8.kubernetes.client.Config;
import io.qgateway.accounts.refresh.RefreshPoint;
import java.net.URI;
import java.time.Duration;

/**
 * An operator in a process of its own, with the API server that {@code KUBECONFIG} names. At one
 * point of a refresh it says so on its output, and then dies without a word or takes its time.
 */
final class OperatorProcess {

    /** For whoever listens to do something meanwhile. */
    private static final Duration HESITATION = Duration.ofSeconds(3);

    private static final int KILLED = 137;

    private OperatorProcess() {}

    /** Arguments: namespace, database, identity provider, the point, and whether it dies there. */
    public static void main(String[] arguments) {
        var point = RefreshPoint.valueOf(arguments[3]);
        boolean dies = Boolean.parseBoolean(arguments[4]);
        StartedOperator.candidate(
                arguments[0],
                arguments[1],
                URI.create(arguments[2]),
                (reached, _) -> {
                    if (reached == point) {
                        System.out.println(point);
                        if (dies) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                        hesitate();
                    }
                },
                Config.autoConfigure(null));
    }

    private static void hesitate() {
        try {
            Thread.sleep(HESITATION);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
