package io.qgateway.operator;

import io.qgateway.operator.settings.OperatorSettings;
import io.qgateway.operator.settings.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the operator, inside a cluster or outside with a kubeconfig. */
public final class OperatorApplication {

    private static final int WRONG_START = 2;

    private OperatorApplication() {}

    public static void main(String[] arguments) {
        var reader = new SettingsReader(System.getenv());
        var settings = reader.read();
        if (!reader.mistakes().isEmpty()) {
            reader.mistakes().forEach(System.err::println);
            System.exit(WRONG_START);
        }
        start(settings, _ -> {});
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
