package io.qgateway.fallback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the pool can't serve goes to the other backend, and nothing of the client's keys with it.
 */
@Timeout(60)
class FallbackIT {

    private record Received(String path, Headers headers, String body) {}

    private static final String STREAM =
            "data: {\"choices\":[{\"delta\":{\"content\":\"from elsewhere\"}}]}\n\ndata: [DONE]\n\n";

    private final AtomicReference<Received> received = new AtomicReference<>();
    private HttpServer backend;
    private GatewayRunner gateway;
    private HttpCalls calls;

    @BeforeEach
    void start() throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", this::answer);
        backend.start();
        gateway =
                GatewayRunner.start(
                        Map.of(
                                "QGATEWAY_FALLBACK_URL",
                                "http://127.0.0.1:" + backend.getAddress().getPort() + "/base",
                                "QGATEWAY_FALLBACK_KEY",
                                "sk-of-the-fallback"));
        calls = HttpCalls.to(gateway);
    }

    @AfterEach
    void stop() {
        calls.close();
        gateway.close();
        backend.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        received.set(
                new Received(
                        exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.getResponseHeaders().set("x-request-id", "theirs");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(STREAM.getBytes(UTF_8));
        exchange.close();
    }

    @Test
    void aRequestThatThePoolCantServeIsPassedOnAsItCame() throws Exception {
        var answer = calls.chat("hello", true);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(STREAM);
        assertThat(answer.headers().firstValue("x-qgateway-fallback")).contains("no_account");
        assertThat(answer.headers().allValues("x-request-id")).hasSize(1).doesNotContain("theirs");
        assertThat(received.get().path()).isEqualTo("/base/v1/chat/completions");
        assertThat(received.get().body()).isEqualTo(HttpCalls.chatBody("hello", true));
        assertThat(received.get().headers().get("authorization"))
                .containsExactly("Bearer sk-of-the-fallback");
        assertThat(received.get().headers().toString()).doesNotContain(gateway.key());
        assertThat(calls.get("/actuator/prometheus").body())
                .contains(
                        "qgateway_fallback_requests_total{outcome=\"answered\",reason=\"no_account\"} 1.0");
    }

    @Test
    void anAnthropicRequestShowsTheKeyWhereAnthropicLooks() throws Exception {
        gateway.addAccount("a").script(Script.refused(KnownRefusal.MONTHLY_LIMIT));

        var answer = calls.message("hello");

        assertThat(answer.headers().firstValue("x-qgateway-fallback")).contains("quota_exhausted");
        assertThat(received.get().path()).isEqualTo("/base/v1/messages");
        assertThat(received.get().headers().get("x-api-key")).containsExactly("sk-of-the-fallback");
        assertThat(received.get().headers().toString()).doesNotContain(gateway.key());
    }

    @Test
    void whatThePoolServesAndWhatIsTheRequestsFaultStaysHere() throws Exception {
        gateway.addAccount("a");

        assertThat(calls.chat("hello", false).statusCode()).isEqualTo(200);
        assertThat(calls.chat("simulate: refuse improper", false).statusCode()).isEqualTo(400);

        assertThat(received.get()).isNull();
    }

    @Test
    void anUnreachableFallbackLeavesTheClientWithThePoolsOwnAnswer() throws Exception {
        backend.stop(0);

        var answer = calls.message("hello");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("authentication_error");
        assertThat(answer.headers().firstValue("x-qgateway-fallback")).isEmpty();
    }
}
