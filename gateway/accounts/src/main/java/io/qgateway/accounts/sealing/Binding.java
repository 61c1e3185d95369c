package io.qgateway.accounts.sealing;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * The place a sealed value belongs to: sealed for one, it doesn't open in another.
 *
 * @param generation present for tokens, so that an old one can't be put back
 */
public record Binding(String accountId, String column, OptionalLong generation) {

    byte[] bytes() {
        return (accountId + "\n" + column + "\n" + generationText())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String generationText() {
        return generation.isPresent() ? Long.toString(generation.getAsLong()) : "";
    }

    @Override
    public String toString() {
        return column + " of account " + accountId;
    }
}
