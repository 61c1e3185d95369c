package io.qgateway.operator.console;

import io.qgateway.operator.settings.ClusterConsoleSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the console of a cluster. */
public final class ConsoleApplication {

    private static final String PROFILE = "console";

    private ConsoleApplication() {}

    /**
     * @param parts registers what takes the place of the usual
     */
    public static ConfigurableApplicationContext start(
            ClusterConsoleSettings settings, Consumer<GenericApplicationContext> parts) {
        var application = new SpringApplication(ClusterConsoleConfiguration.class);
        application.setAdditionalProfiles(PROFILE);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(ClusterConsoleSettings.class, () -> settings);
            parts.accept(beans);
        });
        return application.run();
    }

    private static Map<String, Object> properties(ClusterConsoleSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        return properties;
    }
}
