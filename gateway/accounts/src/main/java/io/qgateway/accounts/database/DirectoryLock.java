package io.qgateway.accounts.database;

import io.qgateway.accounts.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes a directory this process's own, by a lock on the file {@code qgateway.lock}, which names
 * the process. Unlike a lock on the database it lets backups read.
 */
public final class DirectoryLock implements AutoCloseable {

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    public static DirectoryLock acquire(Path directory) {
        var file = directory.resolve("qgateway.lock");
        try {
            return acquire(directory, file);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Can't write in %s, where the database belongs (%s). Start in a directory that exists and is writable."
                            .formatted(directory.toAbsolutePath(), e),
                    e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** Lets others in. The file stays: removing it could remove a successor's. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DirectoryLock acquire(Path directory, Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new StartRefusedException(
                    "%s is in use by process %s. One process at a time: stop that one, or start in another directory."
                            .formatted(
                                    directory.toAbsolutePath().normalize(),
                                    Files.readString(file).strip()));
        }
        name(channel);
        return new DirectoryLock(directory, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // This very process holds it.
        }
    }

    private static void name(FileChannel channel) throws IOException {
        channel.truncate(0);
        var pid = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
    }
}
