package io.qgateway.standalone;

import io.qgateway.settings.Endpoints;
import io.qgateway.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts a gateway from its settings. */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private Gateway() {}

    /**
     * Starts one that runs until its context is closed.
     *
     * @param directory where its database and key file live
     * @param demo the upstream to use instead of Amazon's
     */
    public static ConfigurableApplicationContext start(
            Settings settings, Path directory, Optional<DemoUpstream> demo) {
        var effective = demo.map(upstream -> onUpstream(settings, upstream)).orElse(settings);
        var application = new SpringApplication(GatewayConfiguration.class);
        application.setDefaultProperties(properties(effective));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> effective);
            beans.registerBean(WorkingDirectory.class, () -> new WorkingDirectory(directory));
            demo.ifPresent(upstream -> beans.registerBean(DemoUpstream.class, () -> upstream));
        });
        var context = application.run();
        effective.warnings().forEach(LOG::warn);
        return context;
    }

    private static Settings onUpstream(Settings settings, DemoUpstream upstream) {
        var endpoint = Optional.of(upstream.endpoint());
        return settings.withEndpoints(new Endpoints(endpoint, endpoint));
    }

    /** What Spring Boot has to know of the settings, in its own words. */
    private static Map<String, Object> properties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.listener().host());
        properties.put("server.port", settings.listener().port());
        var client = settings.timeLimits().client();
        properties.put("server.tomcat.connection-timeout", client);
        properties.put("qgateway.console.enabled", settings.access().consolePassword().isPresent());
        properties.put("qgateway.internal.enabled", settings.access().internalToken().isPresent());
        return properties;
    }
}
