package io.qgateway.console;

/**
 * The account follows a resource, and only that can change it.
 *
 * @param resource as a person would name it: {@code QAccount team-a/login}
 */
public record ManagedElsewhere(String resource)
        implements EditResult, DeleteResult, RefreshResult, DeviceLoginStart {}
