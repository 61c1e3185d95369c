package io.qgateway.console;

/** There is no account of that id. */
public record NoSuchAccount()
        implements EditResult, DeleteResult, RefreshResult, TrialResult, DeviceLoginStart {}
