package io.qgateway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * An API server of Kubernetes, with RBAC: the one that {@code KUBECONFIG} names, or else K3s where
 * a Docker engine answers, or else one without nodes that is built and started here, once. Tests
 * share it, each in namespaces of its own.
 */
public final class KubernetesApi {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String KUBECONFIG =
            """
            apiVersion: v1
            kind: Config
            clusters:
              - name: tests
                cluster:
                  server: %s
                  certificate-authority-data: %s
            users:
              - name: tests
                user:
                  token: %s
            contexts:
              - name: tests
                context:
                  cluster: tests
                  user: tests
            current-context: tests
            """;

    private static @Nullable KubernetesApi shared;
    private static @Nullable RuntimeException missing;

    private final String kubeconfig;

    private KubernetesApi(String kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    /** Returns the one that all tests share, or skips the test that is running. */
    public static synchronized KubernetesApi shared() {
        if (missing != null) {
            throw missing;
        }
        if (shared == null) {
            try {
                shared = find();
            } catch (RuntimeException e) {
                missing = e; // Once is enough to find out.
                throw e;
            }
        }
        return shared;
    }

    /** What a client needs to know to do everything there, in the form of a kubeconfig. */
    public String kubeconfig() {
        return kubeconfig;
    }

    private static KubernetesApi find() {
        var given = System.getenv("KUBECONFIG");
        try {
            if (given != null && !given.isEmpty()) {
                return new KubernetesApi(Files.readString(Path.of(given)));
            }
            var container = K3s.kubeconfig();
            return container.isPresent() ? new KubernetesApi(container.get()) : start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubernetesApi start() throws IOException {
        var programs = KubernetesPrograms.find();
        if (programs.isEmpty()) {
            Part.APISERVER.isMissing(
                    "there is no Kubernetes: set KUBECONFIG to one where tests may do everything,"
                            + " or install Go, which builds an API server once");
        }
        var start = new Start(programs.orElseThrow(), Directories.temporary("kubernetes"));
        Runtime.getRuntime().addShutdownHook(new Thread(start::end));
        try {
            return start.run();
        } catch (IOException e) {
            start.end();
            throw e;
        }
    }

    /** A start of the two programs, in a directory that goes with them. */
    private static final class Start {

        private final KubernetesPrograms programs;
        private final Path directory;
        private final String token = random();
        private final List<Process> processes = new ArrayList<>();

        Start(KubernetesPrograms programs, Path directory) {
            this.programs = programs;
            this.directory = directory;
        }

        KubernetesApi run() throws IOException {
            int etcdPort = freePort();
            int port = freePort();
            startEtcd(etcdPort);
            writeKeys();
            startApiServer(etcdPort, port);
            var server = "https://127.0.0.1:" + port;
            awaitReady(server);
            var authority = Files.readAllBytes(certificate());
            return new KubernetesApi(
                    KUBECONFIG.formatted(
                            server, Base64.getEncoder().encodeToString(authority), token));
        }

        void end() {
            processes.reversed().forEach(Process::destroyForcibly);
            processes.forEach(process -> process.onExit().join());
            Directories.remove(directory);
        }

        private void startEtcd(int port) throws IOException {
            var client = "http://127.0.0.1:" + port;
            var peer = "http://127.0.0.1:" + freePort();
            start(
                    "etcd.log",
                    programs.etcd().toString(),
                    "--data-dir=" + directory.resolve("etcd"),
                    "--unsafe-no-fsync",
                    "--listen-client-urls=" + client,
                    "--advertise-client-urls=" + client,
                    "--listen-peer-urls=" + peer,
                    "--initial-advertise-peer-urls=" + peer,
                    "--initial-cluster=default=" + peer,
                    "--log-level=warn");
        }

        private void startApiServer(int etcdPort, int port) throws IOException {
            start(
                    "apiserver.log",
                    programs.apiServer().toString(),
                    "--etcd-servers=http://127.0.0.1:" + etcdPort,
                    "--bind-address=127.0.0.1",
                    "--advertise-address=127.0.0.1",
                    "--secure-port=" + port,
                    "--cert-dir=" + directory.resolve("certificates"),
                    "--anonymous-auth=false",
                    "--token-auth-file=" + directory.resolve("tokens.csv"),
                    "--authorization-mode=RBAC",
                    "--service-account-issuer=https://kubernetes.default.svc",
                    "--service-account-key-file=" + directory.resolve("accounts.pub"),
                    "--service-account-signing-key-file=" + directory.resolve("accounts.key"),
                    "--service-cluster-ip-range=10.96.0.0/16",
                    "--endpoint-reconciler-type=none");
        }

        private void start(String log, String... command) throws IOException {
            processes.add(
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve(log).toFile())
                            .start());
        }

        /** Who may do everything, and what tokens of ServiceAccounts are signed with. */
        private void writeKeys() throws IOException {
            Files.writeString(
                    directory.resolve("tokens.csv"), token + ",tests,tests,system:masters\n");
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                writePem("accounts.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
                writePem("accounts.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private void writePem(String name, String what, byte[] content) throws IOException {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            Files.writeString(
                    directory.resolve(name),
                    "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, lines));
        }

        private void awaitReady(String server) throws IOException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!isReady(server)) {
                if (System.nanoTime() > deadline
                        || !processes.stream().allMatch(Process::isAlive)) {
                    throw new IOException(
                            "The API server doesn't get ready:\n"
                                    + Files.readString(directory.resolve("etcd.log"))
                                    + Files.readString(directory.resolve("apiserver.log")));
                }
                pause();
            }
        }

        private boolean isReady(String server) throws IOException {
            if (!Files.exists(certificate())) {
                return false;
            }
            var request =
                    HttpRequest.newBuilder(URI.create(server + "/readyz"))
                            .header("authorization", "Bearer " + token)
                            .build();
            try (var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException _) {
                return false; // Not listening yet.
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        private SSLContext trusting() throws IOException {
            try (var file = Files.newInputStream(certificate())) {
                var store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                for (var each :
                        CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                    store.setCertificateEntry("tests" + store.size(), each);
                }
                var trust =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(store);
                var context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IOException("Can't read the API server's certificate", e);
            }
        }

        /** The API server makes one for itself when it starts. */
        private Path certificate() {
            return directory.resolve("certificates/apiserver.crt");
        }
    }

    private static String random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("Interrupted", e);
    }
}
