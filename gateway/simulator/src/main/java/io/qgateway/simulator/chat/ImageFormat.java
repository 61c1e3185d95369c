package io.qgateway.simulator.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The formats of images, each known by the first bytes of its files. */
enum ImageFormat {
    PNG("\u0089PNG\r\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    GIF("GIF8"),
    WEBP("RIFF");

    private final String magic;

    ImageFormat(String magic) {
        this.magic = magic;
    }

    /** The format that an image says it has. */
    static Optional<ImageFormat> of(JsonNode image) {
        var word = image.path("format").asString("");
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean begins(byte[] bytes) {
        var length = Math.min(magic.length(), bytes.length);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(magic);
    }
}
