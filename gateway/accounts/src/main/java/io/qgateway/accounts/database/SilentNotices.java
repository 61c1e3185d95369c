package io.qgateway.accounts.database;

import io.qgateway.accounts.ChangeNotices;

/** Those of a database that can't tell. */
final class SilentNotices implements ChangeNotices {

    @Override
    public void listen(Runnable listener) {}

    @Override
    public void close() {}
}
