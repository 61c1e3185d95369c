package io.qgateway.simulator.idp;

/** What a refresh does to the refresh token. */
public enum RotationMode {
    /** It stays, and the response does not repeat it. */
    NO_ROTATION,
    /** It is replaced; the old one works again for a while, as if the response had been lost. */
    ROTATE_WITH_GRACE,
    /** It is replaced; using the old one again revokes every token of its login. */
    ROTATE_WITH_FAMILY_REVOCATION
}
