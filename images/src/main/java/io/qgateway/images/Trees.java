package io.qgateway.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Directories with all that is in them. */
final class Trees {

    /** When everything in an image was last changed, so that two builds are alike. */
    static final Instant MODIFIED = Instant.ofEpochSecond(1);

    private Trees() {}

    /** All of a directory, in an order that is the same everywhere; links are followed. */
    static List<Path> files(Path root) {
        try (var paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dates everything as it will be dated in the image: the JVM's cache knows jars by that. */
    static void date(Path root) throws IOException {
        for (var file : files(root)) {
            Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
        }
    }

    static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
