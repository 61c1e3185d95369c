package io.qgateway.amazonq;

import static io.qgateway.amazonq.eventstream.EncodedFrames.event;
import static io.qgateway.amazonq.eventstream.EncodedFrames.exception;
import static io.qgateway.amazonq.eventstream.EncodedFrames.joined;
import static io.qgateway.amazonq.eventstream.EncodedFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qgateway.accounts.Secret;
import io.qgateway.amazonq.eventstream.MalformedFrameException;
import io.qgateway.amazonq.http.RawServer;
import io.qgateway.amazonq.http.RawServer.Peer;
import io.qgateway.amazonq.http.RawServer.Script;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.ReplyStream;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HttpAmazonQIT {

    private static final String HEAD =
            """
            HTTP/1.1 200 OK
            Content-Type: application/vnd.amazon.eventstream
            Transfer-Encoding: chunked

            """
                    .replace("\n", "\r\n");

    private static final Finished END_TURN = new Finished(StopReason.END_TURN);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    @Test
    void asksAsItShould() throws Exception {
        var server = server(answering(chunk(text("Hi")), end()));

        read(amazonQ(server).send(question(), credentials()));

        assertThat(server.requests().getFirst())
                .startsWith("POST / HTTP/1.1\r\n")
                .contains("\r\nauthorization: Bearer canary-token\r\n")
                .contains("\r\ncontent-type: application/x-amz-json-1.0\r\n")
                .contains("\r\naccept: application/vnd.amazon.eventstream\r\n")
                .contains("\r\nuser-agent: qgateway/1.2.3\r\n")
                .contains("\r\nx-amzn-codewhisperer-optout: true\r\n")
                .contains(
                        "\r\nx-amz-target:"
                                + " AmazonCodeWhispererStreamingService.GenerateAssistantResponse\r\n")
                .contains("\"content\":\"Hello\"")
                .contains("\"profileArn\":\"arn:p\"");
    }

    @Test
    void asksForTheModelsOfAnAccountOnOneConnection() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    refuse(
                            peer,
                            "200",
                            "",
                            "{\"models\":[{\"modelId\":\"a\"}],\"nextToken\":\"t\"}");
                    peer.request();
                    refuse(peer, "200", "", "{\"models\":[{\"modelId\":\"b\"}]}");
                });

        var models = amazonQ(server).models(credentials());

        assertThat(models.models()).extracting(UpstreamModel::id).containsExactly("a", "b");
        assertThat(server.requests().getFirst())
                .contains("\r\nx-amz-target: AmazonCodeWhispererService.ListAvailableModels\r\n")
                .contains("\r\nauthorization: Bearer canary-token\r\n")
                .contains("\r\naccept: application/json\r\n")
                .contains("{\"origin\":\"CLI\",\"profileArn\":\"arn:p\"}");
        assertThat(server.requests().getLast()).contains("\"nextToken\":\"t\"");
    }

    @Test
    void saysWhyAnAccountsModelsAreNotKnown() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            refuse(
                                    peer,
                                    "403",
                                    "x-amzn-errortype: AccessDeniedException\r\n",
                                    "{\"message\":\"User is not authorized to make this call.\"}");
                        },
                        peer -> {
                            peer.request();
                            refuse(peer, "200", "", "<html>");
                        },
                        cutting(utf8("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"), 40));
        var amazonQ = amazonQ(server);

        for (var kind : List.of(Kind.NOT_ENTITLED, Kind.CORRUPT, Kind.UNAVAILABLE)) {
            var failure =
                    catchThrowableOfType(
                            UpstreamException.class, () -> amazonQ.models(credentials()));
            assertThat(failure.kind()).isEqualTo(kind);
            amazonQ.close();
        }
    }

    @Test
    void givesTheAnswerAsItComesAndKeepsTheConnection() throws Exception {
        var proceed = new CountDownLatch(1);
        var server =
                server(peer -> {
                    peer.request();
                    peer.send(HEAD);
                    peer.send(chunk(text("Hel")));
                    proceed.await();
                    peer.send(joined(chunk(text("lo")), end()));
                    peer.request();
                    peer.send(joined(utf8(HEAD), chunk(text("Again")), end()));
                });
        var amazonQ = amazonQ(server);

        try (var reply = amazonQ.send(question(), credentials())) {
            assertThat(reply.ready()).isFalse();
            assertThat(reply.next()).isEqualTo(new TextDelta("Hel"));
            assertThat(reply.ready()).isFalse();
            proceed.countDown();
            assertThat(read(reply)).containsExactly(new TextDelta("lo"), END_TURN);
        }
        assertThat(read(amazonQ.send(question(), credentials())))
                .containsExactly(new TextDelta("Again"), END_TURN);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void saysWhatIsAtHand() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.send(
                            joined(
                                    utf8(HEAD),
                                    chunk(text("a")),
                                    chunk(event("meteringEvent", "{}")),
                                    chunk(text("b")),
                                    chunk(event("weatherEvent", "{}"))));
                    peer.awaitEnd();
                });
        var reply = amazonQ(server).send(question(), credentials());

        assertThat(reply.next()).isEqualTo(new TextDelta("a"));
        assertThat(reply.ready()).isTrue();
        assertThat(reply.next()).isEqualTo(new TextDelta("b"));
        assertThat(reply.ready()).isFalse();
        assertThat(unknown).containsExactly("weatherEvent");
        reply.close();
        server.awaitPlayed();
    }

    @Test
    void neverTakesAnAnswerForWholeThatWasCut() throws Exception {
        byte[] answer =
                joined(
                        utf8(HEAD),
                        chunk(text("Hi")),
                        chunk(event("metadataEvent", "{\"stopReason\":\"END_TURN\"}")),
                        end());
        var scripts = new Script[answer.length];
        Arrays.setAll(scripts, cut -> cutting(answer, cut));
        var amazonQ = amazonQ(server(scripts));

        for (int cut = 0; cut < answer.length; cut++) {
            var failure = failure(amazonQ);
            assertThat(failure.kind()).isIn(Kind.CORRUPT, Kind.UNAVAILABLE);
        }
    }

    @Test
    void reportsAConnectionThatIsReset() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.request();
                            peer.reset();
                        },
                        peer -> {
                            peer.request();
                            peer.send(HEAD);
                            peer.send(chunk(text("Hi")));
                            peer.reset();
                        });
        var amazonQ = amazonQ(server);

        assertThat(failure(amazonQ).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure(amazonQ).kind()).isIn(Kind.CORRUPT, Kind.UNAVAILABLE);
    }

    @Test
    void throwsBrokenFramesAndTheirConnectionAway() throws Exception {
        byte[] broken = text("Hi");
        broken[broken.length - 1] ^= 1;
        var server =
                server(peer -> {
                    peer.request();
                    peer.send(joined(utf8(HEAD), chunk(text("ok")), chunk(broken), end()));
                    peer.awaitEnd();
                });
        var reply = amazonQ(server).send(question(), credentials());

        assertThat(reply.next()).isEqualTo(new TextDelta("ok"));
        var failure = catchThrowableOfType(UpstreamException.class, reply::next);

        assertThat(failure.kind()).isEqualTo(Kind.CORRUPT);
        assertThat(failure)
                .cause()
                .isInstanceOfSatisfying(
                        MalformedFrameException.class,
                        e -> assertThat(e.kind()).isEqualTo(MalformedFrameException.Kind.CRC));
        server.awaitPlayed();
    }

    @Test
    void reportsAnEmptyAnswer() throws Exception {
        assertThat(failure(amazonQ(server(answering(end())))).kind()).isEqualTo(Kind.CORRUPT);
    }

    @Test
    void reportsWhatTheStreamObjectsAfterWhatItSaid() throws Exception {
        var server =
                server(
                        answering(
                                chunk(joined(text("Hi"), exception("throttlingException", "{}"))),
                                end()));
        var reply = amazonQ(server).send(question(), credentials());

        assertThat(reply.next()).isEqualTo(new TextDelta("Hi"));
        assertThat(reply.ready()).isTrue();
        assertThat(catchThrowableOfType(UpstreamException.class, reply::next).kind())
                .isEqualTo(Kind.THROTTLED);
        assertThat(catchThrowableOfType(UpstreamException.class, reply::next).kind())
                .isEqualTo(Kind.THROTTLED);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, CORRUPT",
        "application/json, CORRUPT",
        "Application/Vnd.Amazon.EventStream; x=y, "
    })
    void looksAtTheContentTypeFirst(String type, Kind expected) throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\ncontent-type: " + type + "\r\n\r\n");
                    peer.send(text("Hi"));
                });
        var amazonQ = amazonQ(server);

        if (expected == null) {
            assertThat(read(amazonQ.send(question(), credentials()))).hasSize(2);
        } else {
            var failure = failure(amazonQ);
            assertThat(failure.kind()).isEqualTo(expected);
            assertThat(failure).hasMessageContaining("content type " + type);
        }
    }

    @Test
    void classifiesRefusalsAndKeepsTheConnection() throws Exception {
        var server =
                server(peer -> {
                    peer.request();
                    refuse(
                            peer,
                            "403",
                            "",
                            """
                            {"__type":"com.amazon.coral.service#AccessDeniedException",
                            "message":"The bearer token included in the request is invalid."}\
                            """);
                    peer.request();
                    refuse(
                            peer,
                            "429",
                            "Retry-After: 17\r\nx-amzn-errortype: ThrottlingException:http://x\r\n",
                            "{\"message\":\"Slow down\"}");
                    peer.request();
                    refuse(peer, "502", "", "<html>Bad gateway</html>");
                });
        var amazonQ = amazonQ(server);

        assertThat(failure(amazonQ).kind()).isEqualTo(Kind.BEARER_INVALID);
        var throttled = failure(amazonQ);
        assertThat(throttled.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(failure(amazonQ))
                .hasMessage("Amazon Q fails to answer; try again.")
                .extracting(UpstreamException::kind)
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void reportsAServerThatIsNotThere() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        var failure = failure(amazonQ(nobody));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure)
                .hasMessage(
                        "The connection to Amazon Q failed (No address of 127.0.0.1 can be reached);"
                                + " try again.");
    }

    @Test
    void sendsNoTokenThatNoneIs() {
        var amazonQ = amazonQ(URI.create("http://127.0.0.1:1"));
        var credentials = credentials("canary\r\nx: y", "us-east-1");

        var failure =
                catchThrowableOfType(
                        UpstreamException.class, () -> amazonQ.send(question(), credentials));

        assertThat(failure.kind()).isEqualTo(Kind.BEARER_INVALID);
        assertThat(failure).hasMessageNotContaining("canary");
    }

    @Test
    void goesToNoHostThatAnAccountMadeUp() {
        var amazonQ =
                new HttpAmazonQ(
                        UpstreamSettings.defaults(), unknown::add, () -> Instant.EPOCH, "1.2.3");
        opened.add(amazonQ);

        var failure =
                catchThrowableOfType(
                        UpstreamException.class,
                        () -> amazonQ.send(question(), credentials("t", "evil.test/")));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_ENTITLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200", "HTTP/1.1 403 No\r\ncontent-length: 9\r\n\r\n{"})
    void isCancelledWhileItWaitsForTheHead(String sent) throws Exception {
        assertCancelled(utf8(sent), 0);
    }

    @Test
    void isCancelledWhileItWaitsForAnEvent() throws Exception {
        assertCancelled(utf8(HEAD), 0);
        assertCancelled(joined(utf8(HEAD), chunk(text("Hi"))), 1);
        assertCancelled(joined(utf8(HEAD), utf8("9999\r\n"), text("Hi"), utf8("\u0000")), 1);
    }

    @Test
    void isCancelledBeforeItBegins() throws Exception {
        var server = server(Peer::awaitEnd);
        var reply = amazonQ(server).send(question(), credentials());

        reply.close();
        reply.close();

        assertThat(catchThrowableOfType(UpstreamException.class, reply::next).kind())
                .isEqualTo(Kind.CANCELLED);
        server.awaitPlayed();
    }

    @Test
    void isCancelledWhenItsThreadIsInterrupted() throws Exception {
        var begun = new CountDownLatch(1);
        var server = server(stalling(utf8(HEAD), begun));
        var reply = amazonQ(server).send(question(), credentials());
        var result = new CompletableFuture<UpstreamException>();
        var thread = Thread.ofVirtual().start(() -> result.complete(failure(reply)));
        begun.await();

        thread.interrupt();

        assertThat(result.get().kind()).isEqualTo(Kind.CANCELLED);
        server.awaitPlayed();
    }

    private void assertCancelled(byte[] sent, int eventsBefore) throws Exception {
        var begun = new CountDownLatch(1);
        var server = server(stalling(sent, begun));
        var reply = amazonQ(server).send(question(), credentials());
        var waiting = new CountDownLatch(1);
        var result = new CompletableFuture<UpstreamException>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        for (int i = 0; i < eventsBefore; i++) {
                            reply.next();
                        }
                        waiting.countDown();
                        result.complete(failure(reply));
                    } catch (UpstreamException e) {
                        result.completeExceptionally(e);
                    }
                });
        begun.await();
        waiting.await();

        reply.close();

        assertThat(result.get().kind()).isEqualTo(Kind.CANCELLED);
        server.awaitPlayed();
    }

    private static Script stalling(byte[] sent, CountDownLatch begun) {
        return peer -> {
            peer.request();
            peer.send(sent);
            begun.countDown();
            peer.awaitEnd();
        };
    }

    private static Script answering(byte[]... chunks) {
        return peer -> {
            peer.request();
            peer.send(joined(utf8(HEAD), joined(chunks)));
        };
    }

    private static Script cutting(byte[] answer, int length) {
        return peer -> {
            peer.request();
            peer.send(Arrays.copyOf(answer, length));
        };
    }

    private static void refuse(Peer peer, String status, String headers, String body)
            throws IOException {
        peer.send(
                "HTTP/1.1 %s No\r\n%scontent-length: %d\r\n\r\n%s"
                        .formatted(status, headers, body.length(), body));
    }

    private static byte[] chunk(byte[] content) {
        return joined(utf8(Integer.toHexString(content.length) + "\r\n"), content, utf8("\r\n"));
    }

    private static byte[] end() {
        return utf8("0\r\n\r\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RawServer server(Script... scripts) throws IOException {
        var server = RawServer.playing(scripts);
        opened.add(server);
        return server;
    }

    private HttpAmazonQ amazonQ(RawServer server) {
        return amazonQ(server.uri());
    }

    private HttpAmazonQ amazonQ(URI endpoint) {
        var settings =
                new UpstreamSettings(
                        Optional.of(endpoint),
                        Duration.ofSeconds(5),
                        10,
                        4096,
                        Optional.empty(),
                        List.of());
        var amazonQ = new HttpAmazonQ(settings, unknown::add, () -> Instant.EPOCH, "1.2.3");
        opened.add(amazonQ);
        return amazonQ;
    }

    private static UpstreamException failure(HttpAmazonQ amazonQ) {
        return catchThrowableOfType(
                UpstreamException.class,
                () -> {
                    try (var reply = amazonQ.send(question(), credentials())) {
                        read(reply);
                    }
                });
    }

    private static UpstreamException failure(ReplyStream reply) {
        return catchThrowableOfType(UpstreamException.class, reply::next);
    }

    private static List<ReplyEvent> read(ReplyStream reply) throws UpstreamException {
        var events = new ArrayList<ReplyEvent>();
        do {
            events.add(reply.next());
        } while (!(events.getLast() instanceof Finished));
        return events;
    }

    private static Conversation question() {
        return new Conversation(
                "claude-sonnet-4.5",
                "",
                List.of(new Turn.User(List.of(new Text("Hello")))),
                List.of());
    }

    private static Credentials credentials() {
        return credentials("canary-token", "us-east-1");
    }

    private static Credentials credentials(String token, String region) {
        return new Credentials(new Secret(token), region, Optional.of("arn:p"));
    }
}
