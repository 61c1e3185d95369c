package io.qgateway.operator.settings;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** The way to the API server, which is always called directly. */
public final class ApiServer {

    private static final int TIMEOUT_MILLIS = 10_000;

    private ApiServer() {}

    public static KubernetesClient client(Config config) {
        config.setHttpProxy(null);
        config.setHttpsProxy(null);
        config.setRequestTimeout(TIMEOUT_MILLIS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        config.setRequestRetryBackoffLimit(2);
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
