package io.qgateway.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.Document;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentDataTest {

    private JsonField field;

    @BeforeEach
    void parseAField() throws InvalidRequestException {
        field = JsonBody.parse("{\"data\":\"\"}".getBytes(UTF_8)).required("data");
    }

    @Test
    void readsTextOfAnyKind() throws InvalidRequestException {
        assertThat(read("text/markdown; charset=utf-8", "# Grüße".getBytes(UTF_8)))
                .isEqualTo(new Document("a", "# Grüße"));
        assertThat(read("application/json", "{}".getBytes(UTF_8)).text()).isEqualTo("{}");
    }

    @Test
    void readsThePagesOfAPdf() throws Exception {
        var pdf = pdf("One page.", "Another.");

        assertThat(read("application/pdf", pdf).text()).matches("(?s)One page\\.\\s+Another\\.");
        assertThat(read("application/octet-stream", pdf).text()).startsWith("One page.");
    }

    @Test
    void refusesAPdfWithoutText() throws Exception {
        assertRefused(pdf(""), "the PDF has no text in it");
    }

    @Test
    void refusesAPdfOfTooManyPages() throws Exception {
        var pages = new String[501];
        Arrays.fill(pages, "");

        assertRefused(pdf(pages), "the PDF has 501 pages; send at most 500 at a time");
    }

    @Test
    void refusesALockedPdf() throws Exception {
        assertRefused(locked(), "the PDF needs a password");
    }

    @Test
    void refusesABrokenPdf() {
        assertRefused("%PDF-1.7 and no more".getBytes(UTF_8), "the PDF can't be read");
    }

    private void assertRefused(byte[] file, String why) {
        assertThatThrownBy(() -> read("application/pdf", file))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("data: ")
                .hasMessageContaining(why);
    }

    private Document read(String mediaType, byte[] file) throws InvalidRequestException {
        return DocumentData.read(field, "a", mediaType, Base64.getEncoder().encodeToString(file));
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (var document = document(pages)) {
            return bytes(document);
        }
    }

    private static byte[] locked() throws IOException {
        try (var document = document("Secret.")) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        }
    }

    private static PDDocument document(String... pages) throws IOException {
        var document = new PDDocument();
        for (var text : pages) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(text);
                content.endText();
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
