package io.qgateway.console;

import java.time.Instant;

/**
 * Somebody who is logged in.
 *
 * @param id tells sessions apart and opens nothing
 * @param csrfToken what a browser must repeat in a header, because it sends cookies by itself
 */
record Session(String id, Instant endsAt, Concealed csrfToken) {}
