package io.qgateway.simulator.script;

import java.util.Optional;

/** How a stream ends once its steps are played. */
public sealed interface Ending {

    /** The response ends as it should. */
    record Whole() implements Ending {}

    /** The connection is closed (FIN) before the response has ended. */
    record Cut(Place place) implements Ending {}

    /** The connection is reset (RST). */
    record Reset() implements Ending {}

    /** One broken frame, and then a proper end of the response. */
    record Corrupt(Corruption corruption) implements Ending {}

    /** Nothing more comes, and the connection stays open. */
    record Silent() implements Ending {}

    /** An exception of the service inside the stream. */
    record Thrown(String type, Optional<String> reason, String message) implements Ending {}

    /** The framing's own error message. */
    record FrameError(String code, String message) implements Ending {}

    /** Where a connection is cut. */
    enum Place {
        BETWEEN_FRAMES,
        INSIDE_A_FRAME
    }
}
