package io.qgateway.amazonq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.amazonq.eventstream.PiecewiseInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    @Test
    void readsAHeadHoweverItArrives() throws Exception {
        String response =
                "HTTP/1.1 200 OK\r\nContent-Type:  text/plain \r\nX-Empty:\r\nx-two: 1\r\nX-Two: 2\r\n\r\n";

        for (int piece = 1; piece <= response.length(); piece++) {
            var head = reader(response, piece).head();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.first("content-type")).contains("text/plain");
            assertThat(head.first("x-empty")).contains("");
            assertThat(head.first("x-two")).contains("1");
            assertThat(head.first("absent")).isEmpty();
        }
    }

    @Test
    void passesOverInformationalResponses() throws Exception {
        var head =
                reader(
                                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 \r\nA: b\r\n\r\nHTTP/1.1 400\r\n\r\n")
                        .head();

        assertThat(head.status()).isEqualTo(400);
        assertThat(head.headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
                "<html>\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: value\r\n\r\n",
                "HTTP/1.1 200 OK\r\nname : value\r\n\r\n",
                "HTTP/1.1 200 OK\r\nname: value\r\n folded: value\r\n\r\n",
                "HTTP/1.1 200 OK\r\nname: value\r\n",
                "HTTP/1.1 200"
            })
    void refusesWhatIsNoHead(String response) {
        assertThatThrownBy(() -> reader(response).head())
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void refusesAHeadWithoutEnd() {
        assertEndless("HTTP/1.1 200 " + "x".repeat(9000));
        assertEndless("HTTP/1.1 200 OK\r\nname: " + "x".repeat(9000));
        assertEndless("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(101));
        assertEndless("HTTP/1.1 100 Continue\r\n\r\n".repeat(11));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "content-length: 5;Hello",
                "content-length: 0;''",
                "'content-length: 5\r\nContent-Length: 5';Hello",
                "content-length: 5, 5;Hello",
                "transfer-encoding: Chunked;lo",
                "'transfer-encoding: chunked\r\ncontent-length: 99';lo",
                "x: y;Hello2"
            })
    void findsTheBodysEnd(String headers, String expected) throws Exception {
        String sent = headers.contains("ransfer") ? "2\r\nlo\r\n0\r\n\r\n" : "Hello2";
        var reader = reader("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + sent);

        byte[] body = reader.body(reader.head()).readAllBytes();

        assertThat(body).asString(StandardCharsets.US_ASCII).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"204", "304"})
    void expectsNoBodyWhereThereIsNone(String status) throws Exception {
        var reader = reader("HTTP/1.1 " + status + " \r\n\r\nHTTP/1.1 ...");

        assertThat(reader.body(reader.head()).readAllBytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length: 5\r\ncontent-length: 6",
                "content-length: -1",
                "content-length: 5x",
                "content-length:",
                "content-length: 9999999999999999",
                "transfer-encoding: gzip",
                "transfer-encoding: gzip, chunked",
                "transfer-encoding: chunked\r\ntransfer-encoding: chunked"
            })
    void refusesABodyWhoseEndIsUnclear(String headers) throws Exception {
        var reader = reader("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\nHello");
        var head = reader.head();

        assertThatThrownBy(() -> reader.body(head)).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void doesNotTakeAShortBodyForWhole() throws Exception {
        var reader = reader("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nHell");
        var body = reader.body(reader.head());

        assertThatThrownBy(body::readAllBytes).isInstanceOf(MalformedResponseException.class);
        assertThat(body.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, content-length: 0, true",
        "HTTP/1.1, connection: keep-alive, true",
        "HTTP/1.1, connection: Close, false",
        "HTTP/1.1, 'connection: x, close', false",
        "HTTP/1.0, content-length: 0, false",
        "HTTP/1.1, 'content-length: 0\r\ntransfer-encoding: chunked', false"
    })
    void knowsWhetherTheConnectionGoesOn(String version, String headers, boolean goesOn)
            throws Exception {
        var reader = reader(version + " 200 OK\r\n" + headers + "\r\n\r\n");

        assertThat(reader.keepsAlive(reader.head())).isEqualTo(goesOn);
    }

    private static void assertEndless(String response) {
        assertThatThrownBy(() -> reader(response + "\r\n\r\n").head())
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageNotContaining("ends inside");
    }

    private static ResponseReader reader(String response) throws IOException {
        return reader(response, 1000);
    }

    private static ResponseReader reader(String response, int piece) {
        byte[] bytes = response.getBytes(StandardCharsets.ISO_8859_1);
        return new ResponseReader(new ConnectionInput(new PiecewiseInput(bytes, piece), 600));
    }
}
