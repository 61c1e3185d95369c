package io.qgateway.amazonq.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.Image;
import io.qgateway.conversation.Image.Format;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageFittingTest {

    @Test
    void aSmallImageStaysAsItIs() throws IOException {
        assertThat(ImageFitting.of(image(noise(20, 20), Format.PNG)))
                .isEqualTo(new ImageFit.Fits());
    }

    @Test
    void anImageOfManyBytesIsScaledToWhatModelsLookAt() throws IOException {
        var large = image(noise(2400, 1200), Format.PNG);

        assertThat(ImageFitting.of(large))
                .isInstanceOfSatisfying(
                        ImageFit.Smaller.class,
                        smaller -> {
                            assertThat(smaller.image().format()).isEqualTo(Format.JPEG);
                            assertThat(smaller.image().base64()).hasSizeLessThanOrEqualTo(400_000);
                            var shown = decoded(smaller.image());
                            assertThat(shown.getWidth()).isLessThanOrEqualTo(1568);
                            assertThat(shown.getWidth())
                                    .isCloseTo(
                                            2 * shown.getHeight(),
                                            org.assertj.core.data.Offset.offset(2));
                        });
    }

    @Test
    void anImageOfManyPixelsIsScaledEvenIfItsFileIsSmall() throws IOException {
        var plain = new BufferedImage(9000, 300, BufferedImage.TYPE_INT_ARGB);

        assertThat(ImageFitting.of(image(plain, Format.PNG)))
                .isInstanceOfSatisfying(
                        ImageFit.Smaller.class,
                        smaller -> {
                            assertThat(smaller.image().format()).isEqualTo(Format.PNG);
                            assertThat(decoded(smaller.image()).getWidth()).isEqualTo(1568);
                        });
    }

    @Test
    void whatClaimsToBeGigabytesOfPixelsIsNotDecoded() throws IOException {
        var bomb =
                new Image(Format.PNG, Base64.getEncoder().encodeToString(header(60_000, 60_000)));

        assertThat(ImageFitting.of(bomb))
                .isInstanceOfSatisfying(
                        ImageFit.Unfit.class,
                        unfit ->
                                assertThat(unfit.why())
                                        .contains("60000 × 60000 pixels; send one of at most 100"));
    }

    @Test
    void whatCantBeReadPassesIfItIsSmall() {
        assertThat(ImageFitting.of(new Image(Format.PNG, "iVBORw0KGgo=")))
                .isEqualTo(new ImageFit.Fits());
        assertThat(ImageFitting.of(new Image(Format.PNG, "A".repeat(400_004))))
                .isInstanceOf(ImageFit.Unfit.class);
        assertThat(ImageFitting.of(new Image(Format.WEBP, "A".repeat(400_004))))
                .isInstanceOfSatisfying(
                        ImageFit.Unfit.class,
                        unfit -> assertThat(unfit.why()).contains("WEBP can't be scaled down"));
        assertThat(ImageFitting.of(new Image(Format.WEBP, "AAAA"))).isEqualTo(new ImageFit.Fits());
    }

    private static BufferedImage noise(int width, int height) {
        var random = new Random(1);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                picture.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
            }
        }
        return picture;
    }

    private static Image image(BufferedImage picture, Format format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format.name(), bytes);
        return new Image(format, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    private static BufferedImage decoded(Image image) {
        try {
            return ImageIO.read(
                    new ByteArrayInputStream(Base64.getDecoder().decode(image.base64())));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The beginning of a PNG file that says how large it is. */
    private static byte[] header(int width, int height) throws IOException {
        var chunk = new ByteArrayOutputStream();
        var out = new DataOutputStream(chunk);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.toByteArray());
        var file = new ByteArrayOutputStream();
        var all = new DataOutputStream(file);
        all.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        all.writeInt(13);
        all.write(chunk.toByteArray());
        all.writeInt((int) crc.getValue());
        return file.toByteArray();
    }
}
