package io.qgateway.console;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Adds the web console and the admin API to a host that imports this and has {@link
 * ConsoleSettings}, an {@link AccountDirectory}, {@link EndedSessions}, a {@link Trial}, a {@link
 * Feed}, {@link DeviceLogins}, an {@link About} and a clock. What only a gateway can answer is for
 * the host to add: by {@link GatewayPartConfiguration}, or by routes to a gateway. The routes come
 * last, because they answer 404 for everything else below {@code /api} and {@code /v2}.
 */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration {

    @Bean
    RouterFunction<ServerResponse> consolePages() {
        return new PageRoutes(WebFiles.ofThisBuild()).routes();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> consoleRoutes(
            ConsoleSettings settings,
            AccountDirectory directory,
            EndedSessions endedSessions,
            Trial trial,
            Feed feed,
            DeviceLogins logins,
            About about,
            List<AdminRoutes> ofTheHost,
            InstantSource clock) {
        var sessions = new Sessions(settings, endedSessions, clock);
        var json = new Json();
        var parts = new ArrayList<AdminRoutes>();
        parts.add(new SessionHandler(sessions, json));
        parts.add(new FeedHandler(feed, json));
        parts.add(new BulkHandler(directory, trial, json));
        parts.add(new TrialHandler(trial, json));
        parts.add(new AccountHandler(directory, json));
        parts.add(new DeviceLoginHandler(logins, directory, json));
        parts.add(new AboutHandler(about, json, clock));
        parts.addAll(ofTheHost);
        return new ConsoleRoutes(
                        json,
                        new LoginHandler(new Login(settings, sessions, clock), sessions, json),
                        new SessionFilter(sessions),
                        parts)
                .routes();
    }
}
