// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

/** What is known of the published sets without their files. */
final class PublishedSetTest {

  private final PublishedSet.Options options = new PublishedSet.Options(SplitOptions.DEFAULT);
  private final DataFolders folders = new LocalFolders(Optional.empty(), Path.of("none"));

  @Test
  void lettersHaveTheirCapitalsAsPrompts() {
    Dataset letters = new EmnistLetters(options, folders, ThreadWorkers.serial());
    assertEquals(26, letters.prompts().size());
    assertEquals(List.of("A", "B"), letters.prompts().subList(0, 2));
    assertEquals("Z", letters.prompts().get(25));
    assertEquals(new Shape(28, 28, 1), letters.shape());
  }

  @Test
  void clothesHaveTheirNamesAsPrompts() {
    Dataset clothes = new FashionMnist(options, folders, ThreadWorkers.serial());
    assertEquals(10, clothes.prompts().size());
    assertEquals("t-shirt", clothes.prompts().get(0));
    assertEquals("ankle boot", clothes.prompts().get(9));
  }
}
