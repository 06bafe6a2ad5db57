// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.cli.command.Version;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void itNamesVersionCommitJavaAndAlgebra() {
    String[] lines = new Version().getVersion();
    assertEquals(3, lines.length);
    assertTrue(lines[0].matches("difflab \\S+, commit ([0-9a-f]{12,}(-dirty)?|unknown)"), lines[0]);
    assertTrue(lines[1].startsWith("Java " + System.getProperty("java.version")), lines[1]);
    assertTrue(lines[2].matches("linear algebra: \\S.*"), lines[2]);
  }
}
