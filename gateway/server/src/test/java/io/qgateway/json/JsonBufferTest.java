package io.qgateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import tools.jackson.databind.json.JsonMapper;

class JsonBufferTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Property
    void writesEveryStringSoThatAJsonReaderGetsItBack(@ForAll String text) {
        // An encoder of the JDK replaces lone surrogates too, by a question mark.
        var expected = new String(text.getBytes(UTF_8), UTF_8);

        var read = MAPPER.readValue(buffer().string(text).toByteArray(), String.class);

        assertThat(read.replace('\uFFFD', '?')).isEqualTo(expected.replace('\uFFFD', '?'));
    }

    @Property
    void writesAsciiAsJacksonDoes(@ForAll @CharRange(from = ' ', to = '~') String text) {
        assertThat(buffer().string(text).toByteArray()).isEqualTo(MAPPER.writeValueAsBytes(text));
    }

    @Property
    void writesNumbers(@ForAll long number) {
        assertThat(buffer().number(number).toByteArray())
                .asString(UTF_8)
                .isEqualTo(String.valueOf(number));
    }

    @Example
    void escapesWhatWouldEndALine() {
        var buffer = buffer().string("a\nb\rc\u2028d\u2029e\u0000f\u0085");

        assertThat(buffer.toByteArray())
                .asString(UTF_8)
                .isEqualTo("\"a\\nb\\rc\\u2028d\\u2029e\\u0000f\u0085\"");
    }

    @Example
    void replacesHalvesOfCharacters() {
        var buffer = buffer().string("\uD83D\uDE00 \uD83D \uDE00\uD83D");

        assertThat(buffer.toByteArray())
                .asString(UTF_8)
                .isEqualTo("\"\uD83D\uDE00 \uFFFD \uFFFD\uFFFD\"");
    }

    @Example
    void drainsAllItHasAndStartsAnew() throws IOException {
        var buffer = buffer();
        var out = new ByteArrayOutputStream();
        buffer.raw("long enough to make it grow, ".repeat(9).getBytes(UTF_8)).drainTo(out);

        buffer.number(7).drainTo(out);

        assertThat(out.toString(UTF_8)).endsWith("it grow, 7");
        assertThat(buffer.size()).isZero();
    }

    private static JsonBuffer buffer() {
        return new JsonBuffer(16);
    }
}
