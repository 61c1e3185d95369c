package io.qgateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.qgateway.simulator.oracle.Await;
import io.qgateway.simulator.oracle.Event;
import io.qgateway.simulator.oracle.RawResponse;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsIT {

    private final Simulator simulator = Simulator.start();
    private final SimulatedAccount account = simulator.createAccount("a");
    private final TestClient client = new TestClient(simulator.endpoint());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void answersWithAnEventStream() throws Exception {
        var response = client.ask(account.accessToken(), "Hello there");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .contains("application/vnd.amazon.eventstream");
        assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
        var events = Event.decode(response.body());
        assertThat(events.getFirst().type()).isEqualTo("initial-response");
        assertThat(TestClient.text(events)).contains("simulated", "Hello there");
        assertThat(events.getLast().type()).isEqualTo("metadataEvent");
        Await.until(() -> simulator.counters().answeredCalls() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " flush each", " size 3000"})
    void streamsChunksInTheirOrderWhateverTheirWrites(String how) throws Exception {
        var text =
                TestClient.text(
                        client.events(account.accessToken(), "simulate: chunks 5000" + how));

        var numbers = Pattern.compile("#(\\d+);").matcher(text).results().toList();
        assertThat(numbers).hasSize(5000);
        assertThat(numbers.getLast().group(1)).isEqualTo("5000");
    }

    @Test
    void writesChunksWhenTheyAreDue() throws Exception {
        var started = System.nanoTime();
        var text =
                TestClient.text(
                        client.events(
                                account.accessToken(), "simulate: stamped chunks 11 every 20ms"));

        var stamps =
                Pattern.compile("@(\\d+);")
                        .matcher(text)
                        .results()
                        .map(match -> Long.parseLong(match.group(1)))
                        .toList();
        assertThat(stamps).hasSize(11).isSorted();
        assertThat(stamps.getFirst()).isGreaterThan(started);
        assertThat(stamps.getLast() - stamps.getFirst()).isGreaterThan(199_000_000L);
    }

    @Test
    void servesManySlowStreamsAtOnce() {
        var replies = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
        for (var i = 0; i < 300; i++) {
            replies.add(
                    client.askAsync(
                            account.accessToken(), "simulate: chunks 20 every 20ms size 100"));
        }

        assertThat(replies)
                .extracting(CompletableFuture::join)
                .allSatisfy(reply -> assertThat(Event.decode(reply.body())).hasSize(22));
        Await.until(() -> account.counters().answeredCalls() == 300);
        assertThat(account.counters().openStreams()).isZero();
    }

    @Test
    void cutsBetweenFrames() throws Exception {
        var response = raw("simulate: cut after 3");

        assertThat(response.events()).hasSize(4);
        assertThat(response.whole()).isFalse();
        assertThat(response.reset()).isFalse();
        Await.until(() -> account.counters().brokenCalls() == 1);
    }

    @Test
    void cutsInsideAFrame() throws Exception {
        var response = raw("simulate: cut inside frame after 3");

        assertThat(response.events()).hasSize(4);
        assertThat(response.whole()).isFalse();
        assertThat(response.reset()).isFalse();
    }

    @Test
    void resetsTheConnection() throws Exception {
        var response = raw("simulate: wait 1ms\nsimulate: reset");

        assertThat(response.whole()).isFalse();
        assertThat(response.reset()).isTrue();
    }

    @Test
    void hangsUpInsteadOfAResponse() throws Exception {
        var response = raw("simulate: hangup");

        assertThat(response.head()).isEmpty();
        assertThat(response.reset()).isTrue();
    }

    @Test
    void throwsExceptionsInsideTheStream() throws Exception {
        var response = raw("simulate: exception throttled after 2");

        assertThat(response.whole()).isTrue();
        assertThat(response.events()).hasSize(4);
        assertThat(response.events().getLast().kind()).isEqualTo("exception");
        assertThat(response.events().getLast().type()).isEqualTo("ThrottlingException");
    }

    @Test
    void sendsTheErrorMemberAndTheFramingsError() throws Exception {
        var member = raw("simulate: error-member").events();
        var framing = raw("simulate: error-frame Oops").events();

        assertThat(member.getFirst().kind()).isEqualTo("exception");
        assertThat(member.getFirst().type()).isEqualTo("error");
        assertThat(framing.getFirst().kind()).isEqualTo("error");
        assertThat(framing.getFirst().type()).isEqualTo("Oops");
    }

    @Test
    void endsWholeInTheMiddleOfAToolCallOrWithoutAnyEvent() throws Exception {
        var truncated = raw("simulate: truncated get_weather({\"city\":\"Paris\"})");
        var empty = raw("simulate: empty");

        assertThat(truncated.whole()).isTrue();
        assertThat(truncated.events().getLast().type()).isEqualTo("toolUseEvent");
        assertThat(truncated.events().getLast().json().has("stop")).isFalse();
        assertThat(empty.whole()).isTrue();
        assertThat(empty.head()).contains("200", "application/vnd.amazon.eventstream");
        assertThat(empty.events()).isEmpty();
    }

    @Test
    void sendsABrokenFrameAfterSoundOnes() throws Exception {
        var response = client.ask(account.accessToken(), "simulate: corrupt message-crc after 1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).asString(StandardCharsets.ISO_8859_1).contains("must never");
        assertThat(catchThrowable(() -> Event.decode(response.body())))
                .hasMessageContaining("checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mute", "silent", "silent after 3", "chunks 1000 every 1s"})
    void countsACallWhoseClientLeaves(String directive) throws Exception {
        try (var socket = send("simulate: " + directive)) {
            Await.until(() -> account.counters().openStreams() == 1);
            var silentFromTheStart = directive.equals("mute");
            socket.setSoTimeout(silentFromTheStart ? 50 : 5_000);
            assertThat(firstByte(socket)).isEqualTo(silentFromTheStart ? -1 : 'H');
        }

        Await.until(() -> account.counters().openStreams() == 0);
        assertThat(account.counters().abandonedCalls()).isEqualTo(1);
        assertThat(account.counters().answeredCalls()).isZero();
    }

    @Test
    void sendsPagesInsteadOfAStream() throws Exception {
        var html = client.ask(account.accessToken(), "simulate: html");
        var json = client.ask(account.accessToken(), "simulate: json");

        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("content-type")).contains("text/html");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @EnumSource(KnownRefusal.class)
    void refusesInEveryKnownWay(KnownRefusal known) throws Exception {
        var response = client.ask(account.accessToken(), "simulate: refuse " + known.word());

        var refusal = known.refusal();
        var body = TestClient.json(response);
        assertThat(response.statusCode()).isEqualTo(refusal.status());
        assertThat(body.path("__type").stringValue())
                .isEqualTo("com.amazon.aws.codewhisperer#" + refusal.type());
        assertThat(body.path("message").stringValue()).isEqualTo(refusal.message());
        assertThat(body.path("reason").asString("")).isEqualTo(refusal.reason().orElse(""));
    }

    @Test
    void obeysItsAccountBeforeTheMessage() throws Exception {
        account.script(Script.refused(KnownRefusal.SUSPENDED));
        account.scriptNext(
                Script.answer(new Step.Text("one")), Script.answer(new Step.Text("two")));

        var token = account.accessToken();
        assertThat(TestClient.text(client.events(token, "simulate: text zero"))).isEqualTo("one");
        assertThat(TestClient.text(client.events(token, "hello"))).isEqualTo("two");
        assertThat(client.ask(token, "simulate: text zero").statusCode()).isEqualTo(403);
        account.clearScript();
        assertThat(TestClient.text(client.events(token, "simulate: text zero"))).isEqualTo("zero");
    }

    @Test
    void keepsAccountsApart() throws Exception {
        var other = simulator.createAccount("b");
        account.script(Script.refused(KnownRefusal.THROTTLED));

        assertThat(client.ask(account.accessToken(), "hello").statusCode()).isEqualTo(429);
        assertThat(client.ask(other.accessToken(), "hello").statusCode()).isEqualTo(200);
        assertThat(account.counters().requests()).isEqualTo(1);
        assertThat(other.counters().requests()).isEqualTo(1);
        assertThat(simulator.counters().requests()).isEqualTo(2);
        assertThat(other.requests()).containsExactly(TestClient.body("hello"));
    }

    @Test
    void answersSeveralRequestsOnOneConnection() throws Exception {
        try (var socket = send("simulate: text one")) {
            var in = socket.getInputStream();
            var first = readUntilLastChunk(in);
            socket.getOutputStream()
                    .write(wire("simulate: text two").getBytes(StandardCharsets.UTF_8));
            var second = readUntilLastChunk(in);

            assertThat(first).contains("\"content\":\"one\"");
            assertThat(second).contains("\"content\":\"two\"");
        }
    }

    private static String readUntilLastChunk(InputStream in) throws IOException {
        var read = new StringBuilder();
        while (!read.toString().endsWith("\r\n0\r\n\r\n")) {
            read.append((char) in.read());
        }
        return read.toString();
    }

    private static int firstByte(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException _) {
            return -1;
        }
    }

    private Socket send(String text) throws IOException {
        var endpoint = simulator.endpoint();
        var socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.getOutputStream().write(wire(text).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private RawResponse raw(String text) throws IOException {
        return RawResponse.of(simulator.endpoint(), wire(text));
    }

    private String wire(String text) {
        return TestClient.wire(account.accessToken(), text);
    }
}
