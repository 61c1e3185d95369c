package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Image;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes one image fit. Nothing is decoded before its dimensions are known, rows and columns are
 * skipped while decoding, and few images are worked on at a time: a file of a few kilobytes can
 * claim to be gigabytes of pixels.
 */
final class ImageFitting {

    /** In base64; 700 KB were refused, and others stay below this. */
    private static final int LONGEST = 400_000;

    private static final int LONGEST_EDGE = 8_000;
    private static final long MOST_PIXELS = 100_000_000;

    /** Models scale down what is larger. */
    private static final int USEFUL_EDGE = 1_568;

    private static final float[] QUALITIES = {0.85f, 0.6f, 0.4f};
    private static final int MOST_SHRINKS = 4;

    private static final Semaphore WORKERS = new Semaphore(2);

    private final Image image;

    private ImageFitting(Image image) {
        this.image = image;
    }

    static ImageFit of(Image image) {
        return new ImageFitting(image).fit();
    }

    private ImageFit fit() {
        var reader = reader();
        if (reader.isEmpty()) {
            return image.base64().length() <= LONGEST
                    ? new ImageFit.Fits()
                    : new ImageFit.Unfit(
                            "the image has more than %d KB, and %s can't be scaled down here; send a smaller one, or PNG or JPEG"
                                    .formatted(LONGEST * 3 / 4 / 1000, image.format()));
        }
        try {
            return fit(reader.get());
        } catch (IOException | RuntimeException broken) {
            // Readers of broken files throw anything.
            return image.base64().length() <= LONGEST
                    ? new ImageFit.Fits()
                    : new ImageFit.Unfit(
                            "the image can't be decoded to be scaled down; send a sound one of at most %d KB"
                                    .formatted(LONGEST * 3 / 4 / 1000));
        } finally {
            reader.get().dispose();
        }
    }

    private Optional<ImageReader> reader() {
        var format = image.format().name().toLowerCase(Locale.ROOT);
        var readers = ImageIO.getImageReadersByFormatName(format);
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    private ImageFit fit(ImageReader reader) throws IOException {
        var bytes = Base64.getDecoder().decode(image.base64());
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            if (image.base64().length() <= LONGEST && Math.max(width, height) <= LONGEST_EDGE) {
                return new ImageFit.Fits();
            }
            if ((long) width * height > MOST_PIXELS) {
                return new ImageFit.Unfit(
                        "the image has %d × %d pixels; send one of at most %d million"
                                .formatted(width, height, MOST_PIXELS / 1_000_000));
            }
            return smaller(reader, Math.max(width, height));
        }
    }

    private ImageFit smaller(ImageReader reader, int edge) throws IOException {
        WORKERS.acquireUninterruptibly();
        try {
            var read = reader.getDefaultReadParam();
            var step = Math.max(1, edge / (2 * USEFUL_EDGE));
            read.setSourceSubsampling(step, step, 0, 0);
            return smaller(reader.read(0, read));
        } finally {
            WORKERS.release();
        }
    }

    private ImageFit smaller(BufferedImage picture) throws IOException {
        var scaled = scaled(picture, USEFUL_EDGE);
        if (image.format() != Image.Format.JPEG) {
            var png = png(scaled);
            if (png.length() <= LONGEST) {
                return new ImageFit.Smaller(new Image(Image.Format.PNG, png));
            }
        }
        return asJpeg(opaque(scaled));
    }

    private ImageFit asJpeg(BufferedImage picture) throws IOException {
        var current = picture;
        for (var shrink = 0; shrink < MOST_SHRINKS; shrink++) {
            for (var quality : QUALITIES) {
                var jpeg = jpeg(current, quality);
                if (jpeg.length() <= LONGEST) {
                    return new ImageFit.Smaller(new Image(Image.Format.JPEG, jpeg));
                }
            }
            var edge = Math.max(current.getWidth(), current.getHeight());
            current = scaled(current, edge * 2 / 3);
        }
        return new ImageFit.Unfit("the image can't be made small enough; send a smaller one");
    }

    private static BufferedImage scaled(BufferedImage picture, int longestEdge) {
        var edge = Math.max(picture.getWidth(), picture.getHeight());
        if (edge <= longestEdge) {
            return picture;
        }
        var width = Math.max(1, (int) ((long) picture.getWidth() * longestEdge / edge));
        var height = Math.max(1, (int) ((long) picture.getHeight() * longestEdge / edge));
        var type =
                picture.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_INT_ARGB
                        : BufferedImage.TYPE_INT_RGB;
        var scaled = new BufferedImage(width, height, type);
        var graphics = scaled.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    /** On white: JPEG knows no transparency. */
    private static BufferedImage opaque(BufferedImage picture) {
        var opaque =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static String png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        }
        return base64(bytes);
    }

    private static String jpeg(BufferedImage picture, float quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return base64(bytes);
    }

    private static String base64(ByteArrayOutputStream bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
