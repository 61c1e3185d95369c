package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The admin API on a real server, in a host that writes its own JSON quite differently. */
class ConsoleIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext host;

    @EnableAutoConfiguration
    @Import({ConsoleConfiguration.class, GatewayPartConfiguration.class})
    static class Host {

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        AccountDirectory accounts(InstantSource clock) {
            return new InMemoryAccounts(clock);
        }

        @Bean
        EndedSessions endedSessions() {
            return new InMemoryEndedSessions();
        }

        @Bean
        Playground playground() {
            return new EchoPlayground();
        }

        @Bean
        Statistics statistics() {
            return () -> TestConsole.FIGURES;
        }

        @Bean
        Trial trial(AccountDirectory accounts) {
            return new InMemoryTrial(accounts);
        }

        @Bean
        Feed feed() {
            return _ -> List.of();
        }

        @Bean
        DeviceLogins logins(AccountDirectory accounts) {
            return new InMemoryLogins(accounts);
        }

        @Bean
        About about() {
            return TestConsole.ABOUT;
        }

        @Bean
        ConsoleSettings settings() {
            return new ConsoleSettings(
                    new Concealed(TestConsole.PASSWORD), TestConsole.SIGNING_SECRET);
        }
    }

    @BeforeEach
    void start() {
        host =
                SpringApplication.run(
                        Host.class,
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
                        "--spring.jackson.default-property-inclusion=non_null");
    }

    @AfterEach
    void stop() {
        host.close();
        client.close();
    }

    @Test
    void logsInAndCreatesAnAccountInTheSeedsWords() throws Exception {
        String login =
                send(request("/api/login"), "{\"password\": \"" + TestConsole.PASSWORD + "\"}")
                        .body();
        String token = login.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");

        var created =
                send(
                        request("/v2/accounts").header("Authorization", "Bearer " + token),
                        "{\"clientId\": \"c\", \"clientSecret\": \"s3cret\"}");

        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(created.body())
                .startsWith(
                        "{\"id\":\"account-1\",\"label\":null,\"clientId\":\"c\",\"clientSecret\":\"***\"")
                .contains("\"last_refresh_time\":null")
                .doesNotContain("s3cret");
    }

    @Test
    void answersProblemsAsSuch() throws Exception {
        var refused =
                send(
                        request("/api/login")
                                .header("Content-Type", "application/x-www-form-urlencoded"),
                        "password=x");

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(refused.body()).startsWith("{\"").contains("\"status\":415");
    }

    private HttpRequest.Builder request(String path) {
        String port = host.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body)
            throws IOException, InterruptedException {
        return client.send(
                request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
