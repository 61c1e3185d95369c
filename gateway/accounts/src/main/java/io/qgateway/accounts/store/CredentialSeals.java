package io.qgateway.accounts.store;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.accounts.SecretEdit.Keep;
import io.qgateway.accounts.SecretEdit.Remove;
import io.qgateway.accounts.SecretEdit.Replace;
import io.qgateway.accounts.sealing.BrokenSealException;
import io.qgateway.accounts.sealing.Keyring;
import org.jspecify.annotations.Nullable;

/** Seals and opens the secrets of one account, each bound to its column. */
record CredentialSeals(Keyring keyring, String accountId) {

    String seal(SecretColumn column, long generation, Secret secret) {
        return keyring.seal(secret, column.of(accountId, generation));
    }

    Secret open(SecretColumn column, long generation, String sealed) {
        return keyring.open(sealed, column.of(accountId, generation));
    }

    /** The column's value in the generation that an edit begins. */
    @Nullable String edited(
            SecretColumn column, SecretEdit edit, @Nullable String sealed, long newGeneration) {
        return switch (edit) {
            case Keep() -> sealed == null ? null : moved(column, sealed, newGeneration);
            case Remove() -> null;
            case Replace(var secret) -> seal(column, newGeneration, secret);
        };
    }

    /** Whether an edit brings another value than the one there is. */
    boolean changes(
            SecretColumn column, SecretEdit edit, @Nullable String sealed, long generation) {
        return switch (edit) {
            case Keep() -> false;
            case Remove() -> sealed != null;
            case Replace(var secret) -> !holds(column, secret, sealed, generation);
        };
    }

    private boolean holds(
            SecretColumn column, Secret secret, @Nullable String sealed, long generation) {
        try {
            return sealed != null && open(column, generation, sealed).equals(secret);
        } catch (BrokenSealException _) {
            return false;
        }
    }

    private String moved(SecretColumn column, String sealed, long newGeneration) {
        try {
            return seal(column, newGeneration, open(column, newGeneration - 1, sealed));
        } catch (BrokenSealException _) {
            return sealed; // As broken as before, and no reason to refuse the edit that may mend
            // it.
        }
    }
}
