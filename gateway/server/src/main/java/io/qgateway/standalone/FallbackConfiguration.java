package io.qgateway.standalone;

import io.qgateway.access.Fallback;
import io.qgateway.fallback.HttpFallback;
import io.qgateway.fallback.PassedHeaders;
import io.qgateway.settings.Settings;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The backend for what the pool can't serve, if there is one. */
@Configuration(proxyBeanMethods = false)
class FallbackConfiguration {

    @Bean
    Fallback fallback(Settings settings, GatewayMvcProperties properties) {
        return settings.fallback()
                .<Fallback>map(backend ->
                        new HttpFallback(
                                backend.url(),
                                new PassedHeaders(backend.key()),
                                new RestClientProxyExchange(client(settings), properties)))
                .orElse(Fallback.NONE);
    }

    private static RestClient client(Settings settings) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.timeLimits().connect())
                        .proxy(SettingsOfParts.proxy(settings))
                        .executor(threads)
                        .build();
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(http, threads))
                .build();
    }
}
