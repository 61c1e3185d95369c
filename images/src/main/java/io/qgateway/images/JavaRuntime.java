package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Java runtime of the modules that the programs need.
 *
 * @param home where it lies
 */
record JavaRuntime(Path home) {

    /** Where it is in an image. */
    static final String PLACE = "/opt/java";

    /**
     * Named rather than found out, because frameworks load by name: Spring needs java.desktop for
     * its beans and the gateway to fit images; Hibernate instrument, transaction and naming;
     * PostgreSQL's driver GSS; Tomcat rmi and management. The last line is for people who look into
     * a running one.
     */
    private static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.compiler",
                    "java.desktop",
                    "java.instrument",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.rmi",
                    "java.scripting",
                    "java.security.jgss",
                    "java.sql",
                    "java.transaction.xa",
                    "java.xml",
                    "jdk.crypto.ec",
                    "jdk.httpserver",
                    "jdk.management",
                    "jdk.naming.dns",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs",
                    "jdk.jcmd",
                    "jdk.jfr");

    static JavaRuntime link(Path jdk, Path directory) throws IOException, InterruptedException {
        var home = directory.resolve("java");
        Command.run(
                directory,
                Map.of(),
                List.of(
                        jdk.resolve("bin/jlink").toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        home.toString()));
        Trees.date(home);
        return new JavaRuntime(home);
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    Layer layer() {
        return Layer.of("java").tree(home, PLACE);
    }
}
