package io.qgateway.accounts.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connection to a database is protected.
 *
 * @param authorities a file of the certificates to trust, in place of those Java trusts
 */
public record Encryption(Mode mode, Optional<Path> authorities) {

    /** From none to all that there is. */
    public enum Mode {
        OFF,
        /** If the server can; nobody is kept from listening in between. */
        IF_POSSIBLE,
        /** Nobody listens, but nobody looks who the server is. */
        REQUIRED,
        /** The server's certificate is from somebody trusted. */
        TRUSTED,
        /** And it is made out for that host. */
        TRUSTED_HOST
    }
}
