package io.qgateway;

import java.io.File;
import java.lang.reflect.InvocationTargetException;

/**
 * Starts the gateway, or says which Java it needs. It is compiled for Java 17 and names the rest of
 * the program only as text, so that an older Java gets as far as reading the sentence.
 */
public final class Launcher {

    private static final int NEEDED = 25;
    private static final int WRONG_START = 2;
    private static final String APPLICATION = "io.qgateway.GatewayApplication";

    private Launcher() {}

    public static void main(String[] arguments) throws Throwable {
        if (Runtime.version().feature() < NEEDED) {
            System.err.println(
                    refusal(Runtime.version().feature(), System.getProperty("java.home")));
            System.exit(WRONG_START);
        }
        start(arguments);
    }

    static String refusal(int feature, String home) {
        return "qgateway needs Java %d or newer and this is Java %d (%s): start it with a newer one, as in: %s"
                .formatted(NEEDED, feature, home, command());
    }

    private static String command() {
        String jar = System.getProperty("java.class.path");
        boolean runsFromJar = jar.endsWith(".jar") && !jar.contains(File.pathSeparator);
        return "JAVA_HOME=/path/to/jdk-%d; \"$JAVA_HOME/bin/java\" -jar %s"
                .formatted(NEEDED, runsFromJar ? jar : "qgateway.jar");
    }

    private static void start(String[] arguments) throws Throwable {
        var main = Class.forName(APPLICATION).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            // The program's own failure, as if nobody stood in between.
            throw e.getCause();
        }
    }
}
