package io.qgateway.documents;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonField;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of a PDF, page by page. Files can be made to be slow and large to read, so that few are
 * read at a time, and none for long.
 */
final class PdfText {

    private static final int MOST_PAGES = 500;
    private static final int LONGEST = 2_000_000;
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Semaphore READERS = new Semaphore(2);

    private PdfText() {}

    static String of(JsonField field, byte[] file) throws InvalidRequestException {
        READERS.acquireUninterruptibly();
        try (var pdf =
                Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            return text(field, pdf);
        } catch (InvalidPasswordException locked) {
            throw field.invalid("the PDF needs a password; send one without");
        } catch (IOException | RuntimeException broken) {
            // Readers of broken files throw anything.
            throw field.invalid("the PDF can't be read; send a sound one, or its text");
        } finally {
            READERS.release();
        }
    }

    private static String text(JsonField field, PDDocument pdf)
            throws IOException, InvalidRequestException {
        var pages = pdf.getNumberOfPages();
        if (pages > MOST_PAGES) {
            throw field.invalid(
                    "the PDF has %d pages; send at most %d at a time".formatted(pages, MOST_PAGES));
        }
        var end = System.nanoTime() + TIME.toNanos();
        var text = new StringBuilder();
        for (var page = 1; page <= pages; page++) {
            text.append(text(pdf, page));
            if (text.length() > LONGEST || System.nanoTime() > end) {
                throw field.invalid(
                        "the PDF has too much in it to be read; send less, or its text");
            }
        }
        if (text.toString().isBlank()) {
            throw field.invalid(
                    "the PDF has no text in it, perhaps only pictures of pages; send these as images");
        }
        return text.toString().strip();
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        // What no JSON may hold as it is, and no reader misses.
        return stripper.getText(pdf).replace("\u0000", "");
    }
}
