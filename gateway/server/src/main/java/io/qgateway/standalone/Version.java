package io.qgateway.standalone;

import java.util.Optional;

/** Which qgateway this is: the jar's version, or {@code dev} where it runs from class files. */
public final class Version {

    public static final String OF_THIS_BUILD =
            Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                    .orElse("dev");

    private Version() {}
}
