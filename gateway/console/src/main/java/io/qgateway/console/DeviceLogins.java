package io.qgateway.console;

import java.time.Duration;
import java.util.Optional;

/**
 * Logs accounts in with the approval of a person on a page of Amazon's. May be shared by all
 * threads, and may block.
 */
public interface DeviceLogins {

    DeviceLoginStart start(DeviceLoginWish wish) throws InterruptedException;

    Optional<DeviceLoginView> find(String id);

    /** Waits until a login is over, or as long as that: how it stands then. */
    Optional<DeviceLoginView> await(String id, Duration patience) throws InterruptedException;

    /** Gives up a login that nobody has decided on: how it stands then. */
    Optional<DeviceLoginView> cancel(String id);
}
