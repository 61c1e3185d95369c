package io.qgateway.amazonq.http;

import static java.lang.ProcessBuilder.Redirect.DISCARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate made for one test, and an SSL context that shows it and trusts nothing else. */
final class TestCertificate {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificate() {}

    /**
     * A context for both ends.
     *
     * @param names the subject's alternative names, like {@code ip:127.0.0.1,dns:a.test}
     */
    static SSLContext context(Path directory, String names) throws Exception {
        KeyStore keys = generated(directory.resolve("keys.p12"), names);
        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust(keys).getTrustManagers(), null);
        return context;
    }

    private static TrustManagerFactory trust(KeyStore keys)
            throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }

    private static KeyStore generated(Path file, String names) throws Exception {
        var keytool =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString());
        int exit = keytool.redirectError(DISCARD).redirectOutput(DISCARD).start().waitFor();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD);
        }
        return keys;
    }
}
