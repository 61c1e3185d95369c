package io.qgateway.simulator.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.simulator.oracle.Event;
import io.qgateway.simulator.script.Corruption;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;

class BrokenFrameTest {

    @ParameterizedTest
    @CsvSource({
        "MESSAGE_CRC, Message checksum failure",
        "PAYLOAD_BIT, Message checksum failure",
        "PRELUDE_CRC, Prelude checksum failure",
        "GARBAGE, Prelude checksum failure",
        "TINY_LENGTH, Illegal payload size",
        "HEADERS_BEYOND_FRAME, Illegal payload size",
        "HEADER_TYPE, Got unknown headerTypeId 42"
    })
    void isRefusedByAmazonsLibraryForTheReasonOfItsName(Corruption corruption, String reason) {
        assertThatThrownBy(() -> Event.decode(BrokenFrame.of(corruption)))
                .hasMessageContaining(reason);
    }

    @Test
    void lengthensAHeaderBeyondTheHeaders() {
        assertThatThrownBy(() -> Event.decode(BrokenFrame.of(Corruption.HEADER_OVERRUN)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContaining("checksum");
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERSIZED_LENGTH", "HALF_FRAME"})
    void leavesTheReaderWaitingForTheRest(Corruption corruption) {
        assertThat(Event.decode(BrokenFrame.of(corruption))).isEmpty();
    }

    @Test
    void announcesSeventeenMebibytes() {
        var frame = ByteBuffer.wrap(BrokenFrame.of(Corruption.OVERSIZED_LENGTH));

        assertThat(frame.getInt()).isEqualTo(17 << 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYLOAD_NOT_JSON", "PAYLOAD_EMPTY"})
    void framesAPayloadThatIsNoJsonObject(Corruption corruption) {
        var event = Event.decode(BrokenFrame.of(corruption)).getFirst();

        if (event.payload().length > 0) {
            assertThatThrownBy(event::json).isInstanceOf(JacksonException.class);
        } else {
            assertThat(event.json().isMissingNode()).isTrue();
        }
    }
}
