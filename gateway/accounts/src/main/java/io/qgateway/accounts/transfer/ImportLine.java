package io.qgateway.accounts.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one candidate. It shows no secret.
 *
 * @param notes why, and what else is to be known, a sentence each
 */
public record ImportLine(
        int row, Optional<String> id, Optional<String> label, Result result, List<String> notes) {

    /** What can become of a candidate. */
    public enum Result {
        IMPORTED,
        REPLACED,
        SKIPPED,
        REFUSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ImportLine {
        notes = List.copyOf(notes);
    }
}
