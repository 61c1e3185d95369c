package io.qgateway.commands;

import io.qgateway.standalone.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"qgateway " + Version.OF_THIS_BUILD};
    }
}
