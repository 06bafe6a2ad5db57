// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.difflab.files.setting.Settings;
import org.difflab.linear.device.Device;
import org.difflab.spi.InputException;
import picocli.CommandLine.IVersionProvider;

/**
 * Prints the version and the commit that the build wrote into this jar, and what a bug report
 * needs: Java and the linear algebra of this machine.
 */
public final class Version implements IVersionProvider {

  /** Written by the build; missing where classes were compiled without it. */
  private static final String COMMIT = "commit.txt";

  @Override
  public String[] getVersion() {
    Settings settings = Settings.ofThisProcess();
    return new String[] {
      "difflab " + version() + ", commit " + commit(),
      "Java " + settings.java("java.version") + ", " + settings.java("java.vm.name"),
      "linear algebra: " + algebra()
    };
  }

  private static String version() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  private static String commit() {
    try (InputStream file = Version.class.getResourceAsStream(COMMIT)) {
      return file == null
          ? "unknown"
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(COMMIT + " in difflab's jar cannot be read", e);
    }
  }

  /**
   * Returns its description; the version is shown even if the linear algebra of the settings does
   * not work.
   */
  private static String algebra() {
    try (Device device = Device.fromSettings()) {
      return device.algebra().description();
    } catch (InputException e) {
      return e.getMessage();
    }
  }
}
