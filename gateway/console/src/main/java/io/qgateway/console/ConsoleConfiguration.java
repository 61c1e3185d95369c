package io.qgateway.console;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Adds the admin API to a host that imports this and has {@link ConsoleSettings}, an {@link
 * AccountDirectory} and a clock. Its routes come last, because they answer 404 for everything else
 * below {@code /api} and {@code /v2}.
 */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> consoleRoutes(
            ConsoleSettings settings, AccountDirectory directory, InstantSource clock) {
        var sessions = new Sessions(settings, clock);
        var json = new Json();
        return new ConsoleRoutes(
                        json,
                        new LoginHandler(new Login(settings, sessions, clock), json),
                        new AccountHandler(directory, json),
                        new SessionFilter(sessions))
                .routes();
    }
}
