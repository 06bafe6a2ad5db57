package org.difflab.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version from the jar this class came in. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    return new String[] {"difflab " + version + ", Java " + System.getProperty("java.version")};
  }
}
