package io.qgateway.accounts.transfer;

import java.util.List;

/** What a source has in one place: an account, or something that is none. */
public sealed interface Candidate {

    /** Its place in the source, counted from 1. */
    int row();

    /**
     * An account.
     *
     * @param notes what was read with leniency, a sentence each
     */
    record Usable(int row, PortableAccount account, List<String> notes) implements Candidate {

        public Usable {
            notes = List.copyOf(notes);
        }
    }

    /**
     * No account.
     *
     * @param problem what is wrong and what to do about it
     */
    record Unusable(int row, String problem) implements Candidate {}
}
