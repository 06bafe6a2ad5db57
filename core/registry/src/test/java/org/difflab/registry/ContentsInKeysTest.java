// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric that names a judge by its file depends on what the file holds. */
class ContentsInKeysTest {

  @TempDir Path folder;

  private final CanonicalJson canonical =
      new CanonicalJson(Registry.of(List.of(SmallPlugin.own())));

  private String text(Path judge) {
    return canonical
        .ofContents()
        .of(new Part<>(Metric.class, "fld", new SmallOptions.Judge(Optional.of(judge))));
  }

  @Test
  void theSameContentIsTheSameWhereverItLies() throws IOException {
    Path one = Files.writeString(folder.resolve("one.safetensors"), "weights");
    Path other = Files.writeString(folder.resolve("other.safetensors"), "weights");
    assertEquals(text(one), text(other));
  }

  @Test
  void otherContentIsAnotherUnderTheSameName() throws IOException {
    Path file = Files.writeString(folder.resolve("judge.safetensors"), "weights");
    String before = text(file);
    Files.writeString(file, "better weights");
    assertNotEquals(before, text(file));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    assertTrue(text(folder.resolve("absent.safetensors")).contains("absent.safetensors"));
  }
}
