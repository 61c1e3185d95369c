package io.qgateway.amazonq.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.amazonq.eventstream.PiecewiseInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodyTest {

    private static final String STREAM =
            "5\r\nHello\r\n1;name=\"value\"\r\n,\r\n0A \r\n long worl\r\n0\r\nTrailer: x\r\n\r\n";

    @Test
    void isTheSameHoweverItArrivesAndIsRead() throws Exception {
        for (int piece = 1; piece <= STREAM.length(); piece++) {
            for (int length : new int[] {1, 2, 7, 512}) {
                var body = body(STREAM, piece, 16);
                assertThat(readAll(body, length)).isEqualTo("Hello, long worl");
            }
        }
    }

    @Test
    void servesAllChunksThatAreBufferedInOneRead() throws Exception {
        var body = body("3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n", 1000, 1000);
        var target = new byte[100];

        int read = body.read(target, 0, 100);

        assertThat(new String(target, 0, read, StandardCharsets.US_ASCII)).isEqualTo("onetwothree");
        assertThat(body.complete()).isFalse();
        assertThat(body.read(target, 0, 100)).isEqualTo(-1);
        assertThat(body.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3\r\none",
                "3\r\none\r",
                "3\r\none\r\n",
                "3\r\none\r\n3",
                "3\r\none\r\n3\r"
            })
    void doesNotWaitForMoreWhenItHasSomething(String arrived) throws Exception {
        var input = new PiecewiseInput(bytes(arrived + "3\r\ntwo"), arrived.length());
        var body = new ChunkedBody(new ConnectionInput(input, 1000));
        var target = new byte[100];

        assertThat(body.read(target, 0, 100)).isEqualTo(3);
    }

    @Test
    void endsOnlyWhereItSaysSo() {
        for (int cut = 0; cut < STREAM.length(); cut++) {
            var body = body(STREAM.substring(0, cut), 1000, 1000);
            assertThatThrownBy(() -> readAll(body, 100))
                    .isInstanceOf(MalformedResponseException.class);
            assertThat(body.complete()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "x\r\n",
                "-1\r\n",
                "1x\r\na\r\n",
                "1\r\nab\r\n",
                "1\r\na\rb",
                "1\r\nanot",
                "ffffffffffffffff\r\n",
                "fffffffffffffffff\r\n",
                "20000000000\r\n",
                "00000000000000001\r\na\r\n0\r\n\r\n"
            })
    void refusesChunksThatAreNone(String stream) {
        assertThatThrownBy(() -> readAll(body(stream, 1000, 1000), 100))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void refusesExtensionsAndTrailersWithoutEnd() {
        assertThatThrownBy(() -> readAll(body("1;" + "x".repeat(9000) + "\r\n", 1000, 1000), 100))
                .isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> readAll(body("0\r\n" + "a: b\r\n".repeat(101), 1000, 1000), 100))
                .isInstanceOf(MalformedResponseException.class);
    }

    private static ChunkedBody body(String stream, int piece, int buffer) {
        return new ChunkedBody(
                new ConnectionInput(new PiecewiseInput(bytes(stream), piece), buffer));
    }

    private static String readAll(ChunkedBody body, int length) throws IOException {
        var all = new ByteArrayOutputStream();
        var target = new byte[length];
        for (int read; (read = body.read(target, 0, length)) >= 0; ) {
            assertThat(read).isPositive();
            all.writeBytes(Arrays.copyOf(target, read));
        }
        return all.toString(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
