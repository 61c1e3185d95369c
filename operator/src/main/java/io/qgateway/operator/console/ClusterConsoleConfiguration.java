package io.qgateway.operator.console;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.qgateway.accounts.AccountReader;
import io.qgateway.accounts.database.AwaitedDatabase;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.store.ReaderConfiguration;
import io.qgateway.console.About;
import io.qgateway.console.Concealed;
import io.qgateway.console.ConsoleConfiguration;
import io.qgateway.console.ConsoleSettings;
import io.qgateway.operator.settings.ApiServer;
import io.qgateway.operator.settings.ClusterConsoleSettings;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The parts of the cluster's console and how they hang together. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ReaderConfiguration.class, ConsoleConfiguration.class})
public class ClusterConsoleConfiguration {

    /** What the API server notes of what this console writes: the beginning of its user agent. */
    static final String FIELD_MANAGER = "qgateway-console";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int SECRET_BYTES = 32;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    DatabaseUrl databaseUrl(ClusterConsoleSettings settings) {
        return settings.database();
    }

    @Bean
    KubernetesClient kubernetesClient(ObjectProvider<Config> given) {
        var config = given.getIfAvailable(() -> Config.autoConfigure(null));
        config.setUserAgent(FIELD_MANAGER + "/" + version());
        return ApiServer.client(config);
    }

    /** The same secret for no other process: whoever has logged out is out after a restart, too. */
    @Bean
    ConsoleSettings consoleSettings(ClusterConsoleSettings settings) {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ConsoleSettings(
                new Concealed(settings.adminPassword().value()),
                new Concealed(HexFormat.of().formatHex(secret)));
    }

    @Bean
    RememberedSessionEnds endedSessions(InstantSource clock) {
        return new RememberedSessionEnds(clock);
    }

    @Bean(initMethod = "start")
    ResourceIndex resourceIndex(KubernetesClient client, ClusterConsoleSettings settings) {
        return new ResourceIndex(client, settings.namespaces());
    }

    @Bean
    Resources resources(KubernetesClient client, ClusterConsoleSettings settings) {
        return new Resources(client, settings.namespace());
    }

    @Bean
    QAccountDirectory accountDirectory(
            AccountReader rows, ResourceIndex index, Resources resources, InstantSource clock) {
        return new QAccountDirectory(rows, index, resources, clock);
    }

    @Bean
    QAccountLogins deviceLogins(
            QAccountDirectory directory, Resources resources, InstantSource clock) {
        return new QAccountLogins(directory, resources, clock);
    }

    @Bean
    GatewayTrial trial(ClusterConsoleSettings settings) {
        var client =
                gatewayClient()
                        .defaultHeaders(
                                headers -> headers.setBearerAuth(settings.internalToken().value()))
                        .build();
        return new GatewayTrial(client, settings.gateway());
    }

    @Bean
    GatewayPaths gatewayPaths(ClusterConsoleSettings settings) {
        return new GatewayPaths(
                new RestClientProxyExchange(gatewayClient().build(), new GatewayMvcProperties()),
                settings.gateway(),
                settings.internalToken());
    }

    private static RestClient.Builder gatewayClient() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .executor(threads)
                        .build();
        return RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(http, threads));
    }

    @Bean
    About about(ClusterConsoleSettings settings, Vendor vendor, InstantSource clock) {
        return new About(
                version(),
                settings.node(),
                vendor.name().toLowerCase(Locale.ROOT),
                clock.instant(),
                false,
                Optional.of(settings.gateway()));
    }

    @Bean
    HealthIndicator consoleHealthIndicator(AwaitedDatabase database, ResourceIndex index) {
        return () -> {
            if (!database.isOpen()) {
                return Health.outOfService()
                        .withDetail("reason", database.reason().orElse("database"))
                        .build();
            }
            return index.isComplete()
                    ? Health.up().build()
                    : Health.outOfService().withDetail("reason", "kubernetes").build();
        };
    }

    private static String version() {
        return Optional.ofNullable(
                        ClusterConsoleConfiguration.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
