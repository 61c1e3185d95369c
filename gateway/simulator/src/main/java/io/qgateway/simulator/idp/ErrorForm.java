package io.qgateway.simulator.idp;

/** The two forms in which the identity provider's errors are seen on the wire. */
public enum ErrorForm {
    /** The exception's type is in the header {@code x-amzn-ErrorType}, too. */
    WITH_TYPE_HEADER,
    /** Only {@code error} and {@code error_description} tell. */
    BODY_ONLY
}
