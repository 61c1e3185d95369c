package io.qgateway.operator;

import io.qgateway.operator.console.ConsoleApplication;
import io.qgateway.operator.settings.ConsoleSettingsReader;
import io.qgateway.operator.settings.OperatorSettings;
import io.qgateway.operator.settings.SettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the operator, or the console of a cluster, inside a cluster or outside with a kubeconfig.
 * They are one program, in Deployments of their own with rights of their own.
 */
public final class OperatorApplication {

    private static final int WRONG_START = 2;

    private OperatorApplication() {}

    public static void main(String[] arguments) {
        var role = arguments.length == 0 ? "operator" : String.join(" ", arguments);
        switch (role) {
            case "operator" -> runOperator();
            case "console" -> runConsole();
            default -> {
                System.err.println(
                        "%s: there is no such role; without one this is the operator, with 'console' the cluster's console"
                                .formatted(role));
                System.exit(WRONG_START);
            }
        }
    }

    private static void runOperator() {
        var reader = new SettingsReader(System.getenv());
        var settings = reader.read();
        refuse(reader.mistakes());
        start(settings, _ -> {});
    }

    private static void runConsole() {
        var reader = new ConsoleSettingsReader(System.getenv());
        var settings = reader.read();
        refuse(reader.mistakes());
        ConsoleApplication.start(settings, _ -> {});
    }

    private static void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            mistakes.forEach(System.err::println);
            System.exit(WRONG_START);
        }
    }

    /**
     * @param parts registers what takes the place of the usual
     */
    static ConfigurableApplicationContext start(
            OperatorSettings settings, Consumer<GenericApplicationContext> parts) {
        var application = new SpringApplication(OperatorConfiguration.class);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(OperatorSettings.class, () -> settings);
            parts.accept(beans);
        });
        return application.run();
    }

    private static Map<String, Object> properties(OperatorSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        return properties;
    }
}
