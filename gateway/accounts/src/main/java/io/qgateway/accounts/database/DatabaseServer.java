package io.qgateway.accounts.database;

import io.qgateway.accounts.Secret;
import java.util.Optional;

/** A database on a server, and who asks for it. */
public record DatabaseServer(
        String host, int port, String database, String user, Optional<Secret> password) {

    String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** As people write it, without user and password. */
    @Override
    public String toString() {
        return address() + "/" + database;
    }
}
