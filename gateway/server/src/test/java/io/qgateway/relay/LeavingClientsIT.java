package io.qgateway.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave, or stay and take nothing, are soon nobody's burden. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class LeavingClientsIT {

    private static final Duration PING = Duration.ofSeconds(1);
    private static final int SLOW_CLIENTS = 30;

    private GatewayRunner gateway;

    @BeforeAll
    void start() {
        gateway =
                GatewayRunner.start(
                        Map.of(
                                "QGATEWAY_PING_INTERVAL", "1s",
                                "QGATEWAY_CLIENT_TIMEOUT", "2s"));
        gateway.addAccount("a");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theUpstreamIsCancelledWithinThePingIntervalWhileItIsSilent(boolean stream)
            throws Exception {
        try (var client = ask("simulate: silent", stream)) {
            await().until(() -> openStreams() == 1);
        }

        await().atMost(PING.plusMillis(1500)).until(() -> openStreams() == 0);
    }

    @Test
    void theUpstreamIsCancelledWhenAWholeAnswerIsBeingGathered() throws Exception {
        try (var client = ask("simulate: chunks 10000 every 20ms size 24", false)) {
            await().until(() -> openStreams() == 1);
        }

        await().atMost(PING.plusMillis(1500)).until(() -> openStreams() == 0);
    }

    @Test
    void clientsThatTakeNothingHoldLittleAndAreCutOff() throws Exception {
        var clients = new ArrayList<Socket>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                clients.add(ask("simulate: chunks 200000 size 1000 flush all", true));
            }
            await().until(() -> openStreams() > 0);
            var heap = usedHeap();

            await().atMost(Duration.ofSeconds(30)).until(() -> openStreams() == 0);

            assertThat(heap).as("not what is still to come").isLessThan(400L << 20);
            assertThat(metrics())
                    .contains("qgateway_stream_end_total{api=\"openai\",reason=\"slow_client\"}");
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private int openStreams() {
        return Math.toIntExact(gateway.simulator().counters().openStreams());
    }

    private String metrics() throws Exception {
        try (var calls = HttpCalls.to(gateway)) {
            return calls.get("/actuator/prometheus").body();
        }
    }

    /** Sends a request and reads nothing. */
    private Socket ask(String prompt, boolean stream) throws IOException {
        var body = HttpCalls.chatBody(prompt, stream).getBytes(US_ASCII);
        var head =
                """
                POST /v1/chat/completions HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(gateway.key(), body.length);
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", gateway.baseUrl().getPort()));
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        socket.getOutputStream().write(body);
        return socket;
    }
}
