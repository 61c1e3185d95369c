package io.qgateway.documents;

import io.qgateway.conversation.Document;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.Base64Text;
import io.qgateway.json.JsonField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A document in a request body: plain text, or a PDF of which the text is read. */
public final class DocumentData {

    private static final String PDF = "application/pdf";
    private static final String PDF_SIGNATURE = "%PDF-";

    private DocumentData() {}

    /**
     * The document in a field.
     *
     * @param field where the data comes from, for the message
     * @param mediaType what the client says it is, perhaps with parameters
     * @param base64 the file
     */
    public static Document read(JsonField field, String title, String mediaType, String base64)
            throws InvalidRequestException {
        var bytes = Base64Text.bytes(field, base64, "document");
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals(PDF) || isPdf(bytes)) {
            return new Document(title, PdfText.of(field, bytes));
        }
        if (isText(type)) {
            return new Document(title, text(field, bytes));
        }
        throw field.invalid(
                "documents of type %s are not supported; send a PDF, or plain text"
                        .formatted(type));
    }

    private static boolean isPdf(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
        return start.equals(PDF_SIGNATURE);
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || switch (type) {
                    case "application/json",
                            "application/xml",
                            "application/yaml",
                            "application/x-yaml",
                            "application/javascript" ->
                            true;
                    default -> false;
                };
    }

    private static String text(JsonField field, byte[] bytes) throws InvalidRequestException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw field.invalid("the document is not UTF-8 text; send it as UTF-8");
        }
    }
}
