package io.qgateway.claude;

/**
 * What is settled about an answer before it begins.
 *
 * @param model the model as the client named it
 */
record MessageHead(String id, String model, String requestId) {}
