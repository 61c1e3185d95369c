package io.qgateway.simulator.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.oracle.Event;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void writesTheEmptyMessageOfTheSpecification() {
        var empty = Frame.encode(new byte[0], new byte[0]);

        assertThat(HexFormat.of().formatHex(empty)).isEqualTo("000000100000000005c248eb7d98c8ff");
    }

    @Test
    void writesEventsThatAmazonsLibraryReads() {
        var payload = "{\"content\":\"Grüße 😀\"}";

        var events =
                Event.decode(
                        Frame.event(
                                "assistantResponseEvent",
                                payload.getBytes(StandardCharsets.UTF_8)));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().kind()).isEqualTo("event");
        assertThat(events.getFirst().type()).isEqualTo("assistantResponseEvent");
        assertThat(events.getFirst().text()).isEqualTo(payload);
    }

    @Test
    void writesExceptions() {
        var payload = "{}".getBytes(StandardCharsets.UTF_8);

        var message = Event.decode(Frame.exception("ThrottlingException", payload)).getFirst();

        assertThat(message.header(":message-type")).isEqualTo("exception");
        assertThat(message.header(":exception-type")).isEqualTo("ThrottlingException");
        assertThat(message.header(":content-type")).isEqualTo("application/json");
    }

    @Test
    void writesErrors() {
        var message = Event.decode(Frame.error("InternalError", "Oh no")).getFirst();

        assertThat(message.header(":message-type")).isEqualTo("error");
        assertThat(message.header(":error-code")).isEqualTo("InternalError");
        assertThat(message.header(":error-message")).isEqualTo("Oh no");
        assertThat(message.payload()).isEmpty();
    }
}
