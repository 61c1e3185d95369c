package io.qgateway.clients;

import java.util.Optional;

/** What a client has heard of an answer so far; stays readable when the answer breaks off. */
final class Heard {

    private final StringBuilder text = new StringBuilder();
    private Optional<String> end = Optional.empty();

    void text(String piece) {
        text.append(piece);
    }

    void end(String reason) {
        end = Optional.of(reason);
    }

    String text() {
        return text.toString();
    }

    /** The reason for which the answer says that it ended; a broken one has none. */
    Optional<String> end() {
        return end;
    }
}
