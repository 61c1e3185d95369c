package io.qgateway.amazonq.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Any bytes are frames or a {@link MalformedFrameException}, whatever the pieces they come in.
 * Without {@code JAZZER_FUZZ=1} only the committed inputs are tried.
 */
class FrameReaderFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] bytes) throws IOException {
        int inOnePiece = read(bytes, Integer.MAX_VALUE, 4096);
        int inSmallOnes = read(bytes, 7, 16);

        assertThat(inSmallOnes).isEqualTo(inOnePiece);
    }

    private static int read(byte[] bytes, int piece, int buffer) throws IOException {
        var reader = new FrameReader(new PiecewiseInput(bytes, piece), buffer);
        int frames = 0;
        try {
            for (Frame frame; (frame = reader.next()) != null; frames++) {
                assertThat(frame.offset() + frame.length()).isLessThan(frame.buffer().length);
            }
            return frames;
        } catch (MalformedFrameException e) {
            return -1 - 10 * frames - 1000 * e.kind().ordinal();
        }
    }
}
