package io.qgateway.console;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Lets a console in another process have answered what only a gateway can: its part of the admin
 * API and the trial of an account, below {@code /internal}, for whoever shows the {@link
 * InternalToken}. Neither API keys nor sessions open these paths.
 */
@Configuration(proxyBeanMethods = false)
@Import(GatewayPartConfiguration.class)
public class InternalConfiguration {

    /** In front of the paths as the admin API has them. */
    public static final String PREFIX = "/internal";

    @Bean
    RouterFunction<ServerResponse> internalRoutes(
            InternalToken token, @Qualifier("gatewayPart") AdminRoutes gatewayPart, Trial trial) {
        var json = new Json();
        var guarded =
                route().add(gatewayPart.routes())
                        .add(new TrialHandler(trial, json).routes())
                        .filter(new InternalFilter(token))
                        .build();
        return route().path(PREFIX, () -> new Errors(json).answered(route().add(guarded))).build();
    }
}
