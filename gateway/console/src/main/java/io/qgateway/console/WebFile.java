package io.qgateway.console;

import org.springframework.http.MediaType;

/** A file of the web console, as browsers get it. Its bytes are shared and not to be changed. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and read by the response alone
record WebFile(byte[] content, MediaType type) {}
