package io.qgateway.simulator.idp;

/** What goes wrong with one request for tokens. */
public enum IdpFault {
    /** 500, and nothing happened. */
    SERVER_ERROR,
    /** 400, the client polls too fast. */
    SLOW_DOWN,
    /** 429, and nothing happened. */
    TOO_MANY_REQUESTS,
    /** The provider says that the session is over. */
    INVALID_GRANT,
    /** The provider says that the registration is over. */
    INVALID_CLIENT,
    /** The connection is reset, and nothing happened. */
    LOST_REQUEST,
    /** The connection is reset after the tokens were renewed. */
    LOST_RESPONSE
}
