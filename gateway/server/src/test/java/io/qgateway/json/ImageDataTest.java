package io.qgateway.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDataTest {

    private static final String GIF = base64("GIF89a and more of it");

    private JsonField field;

    @BeforeEach
    void parseAField() throws InvalidRequestException {
        field = JsonBody.parse("{\"data\":\"\"}".getBytes(UTF_8)).required("data");
    }

    @Test
    void knowsTheFourFormatsByTheirFirstBytes() throws InvalidRequestException {
        assertThat(ImageData.read(field, "image/gif", GIF))
                .isEqualTo(new Image(Image.Format.GIF, GIF));
        assertThat(ImageData.read(field, "image/gif", base64("GIF87a")).format())
                .isEqualTo(Image.Format.GIF);
        assertThat(ImageData.read(field, "image/png", base64("\u0089PNG\r\n\u001a\n.")).format())
                .isEqualTo(Image.Format.PNG);
        assertThat(ImageData.read(field, "IMAGE/JPEG", base64("\u00ff\u00d8\u00ff\u00e0")).format())
                .isEqualTo(Image.Format.JPEG);
        assertThat(ImageData.read(field, "image/jpg", base64("\u00ff\u00d8\u00ff\u00e0")).format())
                .isEqualTo(Image.Format.JPEG);
        assertThat(ImageData.read(field, "image/webp", base64("RIFF1234WEBPVP8 ")).format())
                .isEqualTo(Image.Format.WEBP);
    }

    @Test
    void leavesAWrongNameToBeMended() throws InvalidRequestException {
        assertThat(ImageData.read(field, "image/png", GIF).format()).isEqualTo(Image.Format.PNG);
        assertThat(ImageData.read(field, "image/tiff", GIF).format()).isEqualTo(Image.Format.GIF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/svg+xml | PHN2Zz48L3N2Zz4= | neither PNG, JPEG, GIF nor WEBP by its first bytes",
                "image/gif | '' | the image is empty",
                "image/gif | = | not valid base64",
                "image/gif | R0lGODl | length is not a multiple of 4",
                "image/gif | R0lGODl=h | not valid base64 at character 8",
                "image/gif | R0lG_Dlh | not valid base64 at character 5",
                "image/webp | UklGRjEyMzQ= | neither PNG"
            })
    void namesTheRuleThatAPictureBreaks(String mediaType, String base64, String rule) {
        assertThatThrownBy(() -> ImageData.read(field, mediaType, base64))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("data: ")
                .hasMessageContaining(rule);
    }

    private static String base64(String latin1) {
        return Base64.getEncoder().encodeToString(latin1.getBytes(ISO_8859_1));
    }
}
