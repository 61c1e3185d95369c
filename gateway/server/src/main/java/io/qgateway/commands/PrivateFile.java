package io.qgateway.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files for secrets: new ones, readable by their owner alone from the first moment on. */
final class PrivateFile {

    private PrivateFile() {}

    static Writer create(Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Channels.newWriter(Files.newByteChannel(file, options, ownerOnly(file)), UTF_8);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean hasModes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var mode = PosixFilePermissions.fromString("rw-------");
        return hasModes
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }
}
