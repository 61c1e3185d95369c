package io.qgateway.accounts.database;

import java.io.IOException;
import java.nio.file.Path;

/** Another process: locks a directory, says so, and holds it until its input ends. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (var _ = DirectoryLock.acquire(Path.of(args[0]))) {
            System.out.println("locked");
            System.in.readAllBytes();
        }
    }
}
