package io.qgateway.accounts.sealing;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.StartRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file {@code qgateway.key}: one Base64 key a line, the one that seals first. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path file;

    KeyFile(Path directory) {
        this.file = directory.resolve("qgateway.key");
    }

    boolean exists() {
        return Files.exists(file);
    }

    Keyring read() {
        try {
            refuseIfOthersMayReadIt();
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new StartRefusedException("Can't read the key file %s: %s".formatted(file, e), e);
        }
    }

    /** Writes a new key, whole or not at all: what it seals is lost without it. */
    Keyring create() {
        String key = SealingKey.random();
        try {
            // Born readable by its owner only.
            var unfinished = Files.createTempFile(file.getParent(), "qgateway", ".key.new");
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Can't create the key file %s: %s".formatted(file, e), e);
        }
        return Keyring.parse(new Secret(key));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private Keyring parse(String text) {
        try {
            return Keyring.parse(new Secret(text));
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    "The key file %s is unusable: %s. Restore it from where you keep a copy."
                            .formatted(file, e.getMessage()));
        }
    }

    private void refuseIfOthersMayReadIt() throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return; // A file system without modes guards files in its own way.
        }
        var permissions = view.readAttributes().permissions();
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new StartRefusedException(
                    "The key file %s may be used by others (%s): chmod 600 it, and consider its key known if they could read it."
                            .formatted(file, PosixFilePermissions.toString(permissions)));
        }
    }
}
