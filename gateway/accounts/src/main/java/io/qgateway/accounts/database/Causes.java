package io.qgateway.accounts.database;

import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What is behind an exception. */
final class Causes {

    private Causes() {}

    /** The innermost of the database's own exceptions, which knows most. */
    static Optional<SQLException> sql(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((_, inner) -> inner);
    }

    /** Whether the two sides could not agree on a certificate or a protocol. */
    static boolean ofEncryption(Throwable failure) {
        return chain(failure)
                .anyMatch(cause ->
                        cause instanceof SSLHandshakeException
                                || cause instanceof SSLPeerUnverifiedException
                                || cause instanceof CertificateException);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
