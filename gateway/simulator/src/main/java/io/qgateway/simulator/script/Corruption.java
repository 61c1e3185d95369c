package io.qgateway.simulator.script;

/** The ways in which a frame can be broken. */
public enum Corruption {
    /** The checksum of the whole message is wrong. */
    MESSAGE_CRC,
    /** The checksum of the lengths is wrong. */
    PRELUDE_CRC,
    /** One bit of the payload has flipped. */
    PAYLOAD_BIT,
    /** Bytes that are no frame at all. */
    GARBAGE,
    /** A sound prelude that announces 17 MiB. */
    OVERSIZED_LENGTH,
    /** A sound prelude that announces less than the prelude itself. */
    TINY_LENGTH,
    /** A sound prelude whose headers are longer than the message. */
    HEADERS_BEYOND_FRAME,
    /** A header whose value goes on beyond the headers. */
    HEADER_OVERRUN,
    /** A header of an unknown type. */
    HEADER_TYPE,
    /** A text event whose payload is not JSON. */
    PAYLOAD_NOT_JSON,
    /** A text event without a payload. */
    PAYLOAD_EMPTY,
    /** The response ends in the middle of a frame. */
    HALF_FRAME
}
