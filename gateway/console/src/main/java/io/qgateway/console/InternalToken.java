package io.qgateway.console;

/** What a console in another process shows a gateway, which lets nobody else in there. */
public record InternalToken(Concealed token) {}
