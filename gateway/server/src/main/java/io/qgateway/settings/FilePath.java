package io.qgateway.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path as this machine writes them; whether a file is there shows when it is opened. */
record FilePath() implements Format<Path> {

    @Override
    public Path parse(String text) throws UnusableValueException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableValueException("must be the path of a file");
        }
    }
}
