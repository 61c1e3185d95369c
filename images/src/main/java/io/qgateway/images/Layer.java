package io.qgateway.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of an image that change together: owned by root, dated alike, written by nobody. */
final class Layer {

    private static final FilePermissions PLAIN = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final String ROOT = "0:0";

    private final FileEntriesLayer.Builder entries;

    private Layer(String name) {
        entries = FileEntriesLayer.builder().setName(name);
    }

    static Layer of(String name) {
        return new Layer(name);
    }

    /** Links are followed: there are none in an image. */
    Layer file(Path source, String place) {
        try {
            var file = source.toRealPath();
            add(file, place, Files.isExecutable(file) ? PROGRAM : PLAIN);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Layer tree(Path root, String place) {
        for (var file : Trees.files(root)) {
            file(file, place + "/" + root.relativize(file));
        }
        return this;
    }

    Layer directory(Path empty, String place, String permissions) {
        add(empty, place, FilePermissions.fromOctalString(permissions));
        return this;
    }

    private void add(Path source, String place, FilePermissions permissions) {
        entries.addEntry(source, AbsoluteUnixPath.get(place), permissions, Trees.MODIFIED, ROOT);
    }

    FileEntriesLayer built() {
        return entries.build();
    }
}
