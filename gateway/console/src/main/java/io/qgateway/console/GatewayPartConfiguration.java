package io.qgateway.console;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the part of the admin API that only a gateway can answer. It asks for a {@link Playground},
 * {@link Statistics}, an {@link AccountDirectory} and a clock.
 */
@Configuration(proxyBeanMethods = false)
public class GatewayPartConfiguration {

    @Bean
    AdminRoutes gatewayPart(
            Playground playground,
            Statistics statistics,
            AccountDirectory directory,
            InstantSource clock) {
        var json = new Json();
        var prompts = new PlaygroundHandler(playground, directory, json, clock);
        var figures = new StatisticsHandler(statistics, json);
        return () -> route().add(prompts.routes()).add(figures.routes()).build();
    }
}
