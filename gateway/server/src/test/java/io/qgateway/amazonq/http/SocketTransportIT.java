package io.qgateway.amazonq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.qgateway.amazonq.http.RawServer.Peer;
import io.qgateway.amazonq.http.RawServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SocketTransportIT {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

    private static SSLContext tls;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void makeACertificate(@TempDir Path directory) throws Exception {
        tls = TestCertificate.context(directory, "ip:127.0.0.1,dns:upstream.test");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @Test
    void sendsTheRequestAsItIs() throws Exception {
        var server = server(this::oneAnswer);

        fetch(transport(), server.uri());

        assertThat(server.requests())
                .containsExactly(
                        """
                        POST / HTTP/1.1
                        host: 127.0.0.1:%d
                        content-type: application/json
                        content-length: 2

                        {}\
                        """
                                .formatted(server.port())
                                .replace("\n", "\r\n"));
    }

    @Test
    void sendsTheRequestToThePathOfItsAddress() throws Exception {
        var server = server(this::oneAnswer);

        fetch(transport(), server.uri().resolve("/base/q"));

        assertThat(server.requests().getFirst()).startsWith("POST /base/q HTTP/1.1\r\n");
    }

    @Test
    void refusesHeadersThatWouldBreakTheRequest() {
        var target = URI.create("http://127.0.0.1:1");

        assertThatThrownBy(() -> transport().open(target, Map.of("a", "b\r\nc: d"), BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c: d");
    }

    @Test
    void takesTheSameConnectionForTheNextRequest() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.answer("one");
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                    peer.send("3\r\ntwo\r\n0\r\n\r\n");
                    peer.request();
                    peer.send("HTTP/1.1 429 Slow\r\ncontent-length: 0\r\n\r\n");
                    peer.request();
                    peer.answer("four");
                });
        var transport = transport();

        assertThat(fetch(transport, server.uri())).isEqualTo("one");
        assertThat(fetch(transport, server.uri())).isEqualTo("two");
        assertThat(fetch(transport, server.uri())).isEmpty();
        assertThat(fetch(transport, server.uri())).isEqualTo("four");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void takesTheConnectionThatWasUsedLast() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.answer("used first");
                            peer.awaitEnd();
                        },
                        peer -> {
                            peer.request();
                            peer.answer("used last");
                            peer.request();
                            peer.answer("used again");
                        });
        var transport = transport();
        var first = open(transport, server.uri());
        var second = open(transport, server.uri());
        read(first);
        read(second);
        first.finish();
        second.finish();

        assertThat(fetch(transport, server.uri())).isEqualTo("used again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nHi",
                "HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nHi",
                "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nHiHTTP/1.1 200 OK\r\n"
            })
    void doesNotKeepAConnectionThatIsOfNoFurtherUse(String response) throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.send(response);
                            peer.awaitEnd();
                        },
                        this::oneAnswer);
        var transport = transport();

        assertThat(fetch(transport, server.uri())).isEqualTo("Hi");
        assertThat(fetch(transport, server.uri())).isEqualTo("answer");
        server.awaitPlayed();
    }

    @Test
    void readsABodyThatEndsWithTheConnection() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
                });

        assertThat(fetch(transport(), server.uri())).isEqualTo("until the end");
    }

    @Test
    void doesNotKeepAConnectionWhoseAnswerWasNotReadToItsEnd() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.answer("answer");
                    peer.awaitEnd();
                });
        var exchange = open(transport(), server.uri());
        exchange.head();

        exchange.finish();

        server.awaitPlayed();
    }

    @Test
    void repeatsTheRequestIfTheKeptConnectionWasClosed() throws Exception {
        var closed = new CountDownLatch(1);
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.answer("one");
                            peer.reset();
                            closed.countDown();
                        },
                        this::oneAnswer);
        var transport = transport();
        fetch(transport, server.uri());
        closed.await();

        assertThat(fetch(transport, server.uri())).isEqualTo("answer");
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repeatsTheRequestIfTheServerClosesWhenItComes(boolean reset) throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.answer("one");
                            peer.request();
                            if (reset) {
                                peer.reset();
                            }
                        },
                        this::oneAnswer);
        var transport = transport();
        fetch(transport, server.uri());

        assertThat(fetch(transport, server.uri())).isEqualTo("answer");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void repeatsNoRequestThatTheServerMayHaveWorkedOn() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.answer("one");
                            peer.request();
                            Thread.sleep(1100); // longer than a stale connection takes to fail
                        },
                        this::oneAnswer);
        var transport = transport();
        fetch(transport, server.uri());

        assertThatThrownBy(() -> fetch(transport, server.uri())).isInstanceOf(IOException.class);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void repeatsNoRequestThatBeganToBeAnswered() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.answer("one");
                            peer.request();
                            peer.send("H");
                        },
                        this::oneAnswer);
        var transport = transport();
        fetch(transport, server.uri());

        assertThatThrownBy(() -> fetch(transport, server.uri()))
                .isInstanceOf(MalformedResponseException.class);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void repeatsNoRequestOnAFreshConnection() throws Exception {
        var server = server(Peer::request, this::oneAnswer);

        assertThatThrownBy(() -> fetch(transport(), server.uri()))
                .hasMessageContaining("without an answer");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void readsTheRefusalOfARequestThatTheServerDidNotWantToRead() throws Exception {
        var server =
                server(peer -> {
                    peer.send("HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n");
                });
        var exchange = transport().open(server.uri(), Map.of(), new byte[30_000_000]);
        opened.add(exchange::abort);

        assertThat(exchange.head().status()).isEqualTo(413);
    }

    @Test
    void reportsABodyThatBreaksOff() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                            peer.send("5\r\nHello\r\n");
                        },
                        peer -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                            peer.send("5\r\nHello\r\n");
                            peer.reset();
                        });
        var transport = transport();

        assertThatThrownBy(() -> fetch(transport, server.uri()))
                .isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> fetch(transport, server.uri())).isInstanceOf(IOException.class);
    }

    @Test
    void closesConnectionsThatNobodyUses() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.answer("one");
                    peer.awaitEnd();
                });
        var transport = transport(settings(Duration.ofSeconds(5), 10, Duration.ofMillis(50)));

        fetch(transport, server.uri());

        server.awaitPlayed();
    }

    @Test
    void closesKeptConnectionsWithItself() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.answer("one");
                            peer.awaitEnd();
                        },
                        peer -> {
                            peer.request();
                            peer.answer("two");
                            peer.awaitEnd();
                        });
        var transport = transport();
        var underWay = open(transport, server.uri());
        fetch(transport, server.uri());

        transport.close();

        assertThat(read(underWay)).isNotEmpty();
        underWay.finish();
        server.awaitPlayed();
    }

    @Test
    void hasNoMorePlacesThanItWasGiven() throws Exception {
        var server = server(this::oneAnswer, this::oneAnswer);
        var transport = transport(settings(Duration.ofMillis(100), 1, Duration.ofSeconds(20)));
        var exchange = open(transport, server.uri());

        assertThatThrownBy(() -> open(transport, server.uri()))
                .hasMessage("All 1 upstream connections are in use");

        exchange.abort();
        exchange.abort();
        exchange.finish();
        var next = open(transport, server.uri());
        assertThatThrownBy(() -> open(transport, server.uri())).isInstanceOf(IOException.class);
        next.abort();
    }

    @Test
    void givesThePlaceBackWhenThereIsNoConnection() throws Exception {
        var transport = transport(settings(Duration.ofMillis(500), 1, Duration.ofSeconds(20)));
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> open(transport, nobody))
                    .hasMessage("No address of 127.0.0.1 can be reached");
        }
    }

    @Test
    void doesNotWaitForAHostThatIsSilent() throws Exception {
        var transport = transport(settings(Duration.ofMillis(200), 10, Duration.ofSeconds(20)));

        try (var silent = new SilentPort()) {
            assertThatThrownBy(() -> open(transport, silent.uri())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void doesNotWaitForAHandshakeThatNeverComes() throws Exception {
        var server = server(Peer::awaitEnd);
        var transport = transport(settings(Duration.ofMillis(200), 10, Duration.ofSeconds(20)));

        assertThatThrownBy(() -> open(transport, URI.create("https://127.0.0.1:" + server.port())))
                .isInstanceOf(IOException.class);
        server.awaitPlayed();
    }

    @Test
    void speaksTls() throws Exception {
        var server =
                RawServer.playing(
                        "https",
                        tls.getServerSocketFactory(),
                        peer -> {
                            peer.request();
                            peer.answer("one");
                            peer.request();
                            peer.answer("two");
                            peer.awaitEnd();
                        });
        opened.add(server);
        var transport = transport(settings(), tls.getSocketFactory());

        assertThat(fetch(transport, server.uri())).isEqualTo("one");
        var exchange = open(transport, server.uri());
        assertThat(read(exchange)).isEqualTo("two");
        exchange.abort();
        server.awaitPlayed();
    }

    @Test
    void trustsNobodyUnderAnotherName() throws Exception {
        var server = RawServer.playing("https", tls.getServerSocketFactory(), this::oneAnswer);
        opened.add(server);
        var transport = transport(settings(), tls.getSocketFactory());

        var otherName = URI.create("https://localhost:" + server.port());

        assertThatThrownBy(() -> open(transport, otherName)).isInstanceOf(SSLException.class);
    }

    @Test
    void trustsNoUnknownCertificate() throws Exception {
        var server = RawServer.playing("https", tls.getServerSocketFactory(), this::oneAnswer);
        opened.add(server);

        assertThatThrownBy(() -> open(transport(), server.uri())).isInstanceOf(SSLException.class);
    }

    @Test
    void passesAProxy() throws Exception {
        var proxy =
                server(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 Connection established\r\nvia: x\r\n\r\n");
                    peer.request();
                    peer.answer("through");
                    peer.request();
                    peer.answer("again");
                });
        var transport = transport(throughProxy("user:p%40ss@", proxy));
        var target = URI.create("http://upstream.test");

        assertThat(fetch(transport, target)).isEqualTo("through");
        assertThat(fetch(transport, target)).isEqualTo("again");

        assertThat(proxy.requests().getFirst())
                .isEqualTo(
                        "CONNECT upstream.test:80 HTTP/1.1\r\nhost: upstream.test:80\r\n"
                                + "proxy-authorization: Basic dXNlcjpwQHNz\r\n\r\n");
        assertThat(proxy.requests().get(1)).contains("\r\nhost: upstream.test\r\n");
    }

    @Test
    void speaksTlsThroughAProxy() throws Exception {
        var server = RawServer.playing("https", tls.getServerSocketFactory(), this::oneAnswer);
        opened.add(server);
        var proxy = server(peer -> relay(peer, server));
        var transport = transport(throughProxy("", proxy), tls.getSocketFactory());

        assertThat(fetch(transport, URI.create("https://upstream.test"))).isEqualTo("answer");
        assertThat(proxy.requests().getFirst())
                .startsWith("CONNECT upstream.test:443 ")
                .doesNotContain("proxy-authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 407 Who are you\r\nconnection: close\r\n\r\n",
                "HTTP/1.1 502 Bad gateway\r\n\r\n",
                "SSH-2.0\r\n",
                ""
            })
    void blamesTheProxyForWhatItDoes(String answer) throws Exception {
        var proxy =
                server(peer -> {
                    peer.request();
                    peer.send(answer);
                });
        var transport = transport(throughProxy("user:canary@", proxy));

        var failure = catchThrowable(() -> open(transport, URI.create("https://upstream.test")));

        assertThat(failure)
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("The HTTP proxy 127.0.0.1:" + proxy.port())
                .hasMessageNotContaining("canary");
    }

    @Test
    void blamesTheProxyIfItIsSilentOrGone() throws Exception {
        var proxy = server(Peer::awaitEnd);
        var transport = transport(throughProxy("", proxy));

        assertThatThrownBy(() -> open(transport, URI.create("https://upstream.test")))
                .isInstanceOf(ProxyException.class);
        proxy.awaitPlayed();
        proxy.close();
        assertThatThrownBy(() -> open(transport, URI.create("https://upstream.test")))
                .isInstanceOf(ProxyException.class);
    }

    @Test
    void reachesLoopbackWithoutTheProxy() throws Exception {
        var server = server(this::oneAnswer);
        var proxy = server(this::oneAnswer);

        assertThat(fetch(transport(throughProxy("", proxy)), server.uri())).isEqualTo("answer");
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void isCutWhileItWrites() throws Exception {
        var begun = new CountDownLatch(1);
        var server =
                server(peer -> {
                    begun.countDown();
                    Thread.sleep(Duration.ofMinutes(1));
                });
        var exchange = transport().open(server.uri(), Map.of(), new byte[30_000_000]);

        assertCut(exchange, exchange::head, begun);
    }

    @Test
    void isCutWhileItWaitsForTheAnswer() throws Exception {
        var begun = new CountDownLatch(1);
        var server =
                server(peer -> {
                    peer.request();
                    begun.countDown();
                    peer.awaitEnd();
                });
        var exchange = open(transport(), server.uri());

        assertCut(exchange, exchange::head, begun);
        server.awaitPlayed();
    }

    @Test
    void isCutWhileItReads() throws Exception {
        var begun = new CountDownLatch(1);
        var server =
                server(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nHi");
                    begun.countDown();
                    peer.awaitEnd();
                });
        var exchange = open(transport(), server.uri());
        exchange.head();

        assertCut(exchange, () -> exchange.body().readAllBytes(), begun);
        server.awaitPlayed();
    }

    @Test
    void isCutWhileItReplacesAStaleConnection() throws Exception {
        var transport = transport(settings(Duration.ofSeconds(60), 10, Duration.ofSeconds(20)));
        var begun = new CountDownLatch(1);
        Script once =
                peer -> {
                    peer.request();
                    peer.answer("one");
                    peer.request();
                };
        var silent = new SilentPort(once, begun);
        opened.add(silent);
        fetch(transport, silent.uri());
        var exchange = open(transport, silent.uri());

        assertCut(exchange, exchange::head, begun);
    }

    @Test
    void isCutWhileItReadsOverTls() throws Exception {
        var begun = new CountDownLatch(1);
        var server =
                RawServer.playing(
                        "https",
                        tls.getServerSocketFactory(),
                        peer -> {
                            peer.request();
                            begun.countDown();
                            peer.awaitEnd();
                        });
        opened.add(server);
        var exchange = open(transport(settings(), tls.getSocketFactory()), server.uri());

        assertCut(exchange, exchange::head, begun);
        server.awaitPlayed();
    }

    @Test
    void doesNotBeginWhatWasCutBefore() throws Exception {
        var server = server(Peer::awaitEnd);
        var exchange = open(transport(), server.uri());

        exchange.abort();

        assertThatThrownBy(exchange::head).isInstanceOf(IOException.class);
        server.awaitPlayed();
    }

    @Test
    void doesNotCutTheExchangeThatFollowsOnTheConnection() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.answer("one");
                    peer.request();
                    peer.answer("two");
                });
        var transport = transport();
        var first = open(transport, server.uri());
        read(first);
        first.finish();
        var second = open(transport, server.uri());

        first.abort();

        assertThat(read(second)).isEqualTo("two");
    }

    @Test
    void stopsConnectingWhenItsThreadIsInterrupted() throws Exception {
        var transport = transport(settings(Duration.ofSeconds(60), 10, Duration.ofSeconds(20)));

        try (var silent = new SilentPort()) {
            var result = new CompletableFuture<Throwable>();
            var thread =
                    Thread.ofVirtual()
                            .start(() ->
                                    result.complete(
                                            catchThrowable(() -> open(transport, silent.uri()))));
            thread.interrupt();

            assertThat(result.get()).isInstanceOf(IOException.class);
        }
    }

    private interface Phase {
        void run() throws IOException;
    }

    private static void assertCut(Exchange exchange, Phase phase, CountDownLatch begun)
            throws Exception {
        var result = new CompletableFuture<Throwable>();
        Thread.ofVirtual().start(() -> result.complete(catchThrowable(phase::run)));
        begun.await();

        exchange.abort();

        assertThat(result.get()).isInstanceOf(IOException.class);
    }

    private void oneAnswer(Peer peer) throws IOException {
        peer.request();
        peer.answer("answer");
    }

    /** Plays a proxy that lets through. */
    private static void relay(Peer peer, RawServer server) throws Exception {
        peer.request();
        try (var target = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            peer.send("HTTP/1.1 200 OK\r\n\r\n");
            peer.relay(target);
        } catch (SocketException _) {
            // either side may end it
        }
    }

    private RawServer server(Script... scripts) throws IOException {
        var server = RawServer.playing(scripts);
        opened.add(server);
        return server;
    }

    private SocketTransport transport() {
        return transport(settings());
    }

    private SocketTransport transport(TransportSettings settings) {
        return transport(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private SocketTransport transport(TransportSettings settings, SSLSocketFactory tls) {
        var transport = new SocketTransport(settings, tls);
        opened.add(transport);
        return transport;
    }

    private static TransportSettings settings() {
        return settings(Duration.ofSeconds(5), 10, Duration.ofSeconds(20));
    }

    private static TransportSettings settings(Duration connect, int connections, Duration idle) {
        return new TransportSettings(connect, connections, idle, 600, ProxyRule.DIRECT);
    }

    private static TransportSettings throughProxy(String login, RawServer proxy) {
        var uri = URI.create("http://" + login + "127.0.0.1:" + proxy.port());
        return new TransportSettings(
                Duration.ofMillis(500),
                10,
                Duration.ofSeconds(20),
                600,
                new ProxyRule(Optional.of(uri), List.of()));
    }

    private Exchange open(Transport transport, URI target) throws IOException {
        var exchange = transport.open(target, Map.of("content-type", "application/json"), BODY);
        opened.add(exchange::abort);
        return exchange;
    }

    private String fetch(Transport transport, URI target) throws IOException {
        var exchange = open(transport, target);
        String body = read(exchange);
        exchange.finish();
        return body;
    }

    private static String read(Exchange exchange) throws IOException {
        exchange.head();
        return new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8);
    }
}
