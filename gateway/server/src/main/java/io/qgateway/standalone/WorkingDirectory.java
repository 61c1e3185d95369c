package io.qgateway.standalone;

import java.nio.file.Path;

/** Where this gateway's files live: the embedded database, its lock, its key. */
record WorkingDirectory(Path path) {

    WorkingDirectory {
        path = path.toAbsolutePath();
    }
}
