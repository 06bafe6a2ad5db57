// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.junit.jupiter.api.Test;

/**
 * Nobody changes what plug-ins compile against without noticing: its signatures are those of the
 * file {@code signatures.txt}. After a change that is meant, and after {@link SpiVersion#CURRENT}
 * was raised as its documentation says, this writes the file anew:
 *
 * <pre>./mvnw test -pl core/spi -Dtest=SpiCompatibilityTest -Ddifflab.signatures=write</pre>
 */
class SpiCompatibilityTest {

  private static final Path FILE = Path.of("src/test/resources/org/difflab/spi/signatures.txt");
  private static final String COMMAND =
      "./mvnw test -pl core/spi -Dtest=SpiCompatibilityTest -Ddifflab.signatures=write";

  private static List<String> current() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> lines = new ArrayList<>();
    lines.add("SPI version " + SpiVersion.CURRENT);
    lines.addAll(PublicSignatures.in(classes));
    return lines;
  }

  @Test
  void signaturesAreThoseAgreedOn() throws IOException, URISyntaxException {
    List<String> current = current();
    if ("write".equals(System.getProperty("difflab.signatures"))) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, current);
    }
    List<String> agreed = Files.readAllLines(FILE);
    List<String> removed = agreed.stream().filter(line -> !current.contains(line)).toList();
    List<String> added = current.stream().filter(line -> !agreed.contains(line)).toList();

    assertTrue(
        removed.isEmpty() && added.isEmpty(),
        () ->
            "the SPI changed; raise SpiVersion.CURRENT as its documentation says, then run "
                + COMMAND
                + "\nremoved or changed, which breaks plug-ins:\n  "
                + String.join("\n  ", removed)
                + "\nadded:\n  "
                + String.join("\n  ", added));
  }
}
