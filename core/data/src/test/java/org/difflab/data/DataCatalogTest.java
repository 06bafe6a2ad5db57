// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataCatalogTest {

  @TempDir private Path folder;

  @Test
  void listsWhatCanBeDownloadedAndWhatIsThere() throws IOException {
    Path mirror = folder.resolve("mirror");
    Path cache = folder.resolve("cache");
    Path both = Path.of("fashion-mnist", "train-labels-idx1-ubyte.gz");
    Path cached = Path.of("fashion-mnist", "t10k-labels-idx1-ubyte.gz");
    for (Path file : List.of(mirror.resolve(both), cache.resolve(both), cache.resolve(cached))) {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    List<DataCatalog.Entry> entries =
        new DataCatalog(new LocalFolders(Optional.of(mirror), cache)).entries();
    assertEquals(
        List.of("mnist", "fashion-mnist", "emnist-letters"),
        entries.stream().map(DataCatalog.Entry::name).toList());
    DataCatalog.Entry fashion = entries.get(1);
    assertFalse(fashion.isComplete());
    assertEquals(
        List.of(
            new DataCatalog.File(
                "train-images-idx3-ubyte.gz", OptionalLong.of(26_421_880), Optional.empty()),
            new DataCatalog.File(
                "train-labels-idx1-ubyte.gz",
                OptionalLong.of(29_515),
                Optional.of(mirror.resolve(both))),
            new DataCatalog.File(
                "t10k-images-idx3-ubyte.gz", OptionalLong.of(4_422_102), Optional.empty()),
            new DataCatalog.File(
                "t10k-labels-idx1-ubyte.gz",
                OptionalLong.of(5_148),
                Optional.of(cache.resolve(cached)))),
        fashion.files());
    for (DataCatalog.Entry entry : entries) {
      assertEquals(4, entry.files().size());
      assertFalse(entry.licence().isBlank() || entry.citation().isBlank());
    }
  }

  @Test
  void fetchingWhatIsThereChecksIt() throws IOException {
    DataFolders real = RealData.with("mnist", folder);
    assertTrue(new DataCatalog(real).fetch("mnist", Progress.SILENT).isComplete());
    Path set = Files.createDirectories(folder.resolve("mnist"));
    Path images = Files.createFile(set.resolve("train-images-idx3-ubyte.gz"));
    DataCatalog damaged = new DataCatalog(new LocalFolders(Optional.empty(), folder));
    InputException problem =
        assertThrows(InputException.class, () -> damaged.fetch("mnist", Progress.SILENT));
    assertTrue(problem.getMessage().startsWith(images + ": is damaged"), problem.getMessage());
  }

  @Test
  void namesTheSetsThereAre() {
    DataCatalog catalog = new DataCatalog(new LocalFolders(Optional.empty(), folder));
    InputException problem =
        assertThrows(InputException.class, () -> catalog.fetch("minst", Progress.SILENT));
    assertEquals(
        "no data set 'minst' can be downloaded; there are mnist, fashion-mnist, emnist-letters",
        problem.getMessage());
  }
}
