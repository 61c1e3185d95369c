package io.qgateway.commands;

import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A QR code of text blocks, two modules to a character. Light modules are the drawn ones, as on a
 * dark terminal; a light one shows the code inverted, which cameras read as well.
 */
final class QrText {

    private static final int QUIET = 2;

    private final QrCode code;

    private QrText(QrCode code) {
        this.code = code;
    }

    static List<String> of(String text) {
        return new QrText(QrCode.encodeText(text, QrCode.Ecc.LOW)).lines();
    }

    private List<String> lines() {
        return IntStream.iterate(-QUIET, y -> y < code.size + QUIET, y -> y + 2)
                .mapToObj(this::line)
                .toList();
    }

    private String line(int y) {
        var line = new StringBuilder();
        for (int x = -QUIET; x < code.size + QUIET; x++) {
            line.append(block(isLight(x, y), isLight(x, y + 1)));
        }
        return line.toString();
    }

    /** Outside of the code everything is light. */
    private boolean isLight(int x, int y) {
        return !code.getModule(x, y);
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
