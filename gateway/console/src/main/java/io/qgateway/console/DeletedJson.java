package io.qgateway.console;

/** The answer to a deletion: the id of the account that was. */
record DeletedJson(String deleted) {}
