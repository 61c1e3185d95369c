package io.qgateway.simulator.chat;

import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Rules about images. */
final class ImageRules {

    private static final int MOST = 10;
    private static final int LONGEST_BASE64 = 700 * 1024;

    private ImageRules() {}

    static boolean fewEnough(ChatRequest request) {
        return request.allImages().size() <= MOST;
    }

    static boolean formatsAreKnown(ChatRequest request) {
        return request.allImages().stream().allMatch(image -> ImageFormat.of(image).isPresent());
    }

    static boolean smallEnough(ChatRequest request) {
        return request.allImages().stream()
                .allMatch(image -> base64(image).length() <= LONGEST_BASE64);
    }

    static boolean bytesMatchFormats(ChatRequest request) {
        return request.allImages().stream().allMatch(ImageRules::bytesMatchFormat);
    }

    static String base64(JsonNode image) {
        return image.path("source").path("bytes").asString("");
    }

    private static boolean bytesMatchFormat(JsonNode image) {
        try {
            var bytes = Base64.getDecoder().decode(base64(image));
            return ImageFormat.of(image).filter(format -> format.begins(bytes)).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
