package io.qgateway.console;

/** The accounts as an administrator sees and changes them. */
public interface AccountDirectory {}
