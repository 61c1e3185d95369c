package io.qgateway.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** Kubernetes in a container, where a Docker engine answers. It goes with this process. */
final class K3s {

    private static final String IMAGE = "rancher/k3s:v1.34.1-k3s1";
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private K3s() {}

    /** What a client needs to know to do everything there. */
    static Optional<String> kubeconfig() {
        if (!isEngineNamed() || !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        // Testcontainers removes it when this process ends.
        var container = new K3sContainer(DockerImageName.parse(IMAGE));
        container.start();
        return Optional.of(container.getKubeConfigYaml());
    }

    /** Looking for an engine takes seconds where there is none. */
    private static boolean isEngineNamed() {
        return System.getenv("DOCKER_HOST") != null || Files.exists(SOCKET);
    }
}
