// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdxLabelsTest {

  @TempDir private Path folder;

  @Test
  void readsLabelsAsUnsigned() {
    byte[] bytes = IdxBytes.labels(0, 7, 127, 128, 255);
    IdxLabels plain = IdxLabels.read(IdxBytes.write(folder.resolve("plain"), bytes));
    IdxLabels zipped = IdxLabels.read(IdxBytes.write(folder.resolve("gz"), IdxBytes.gzip(bytes)));
    assertArrayEquals(new int[] {0, 7, 127, 128, 255}, plain.stream().toArray());
    assertArrayEquals(plain.stream().toArray(), zipped.stream().toArray());
    assertEquals(5, plain.count());
    assertEquals(128, plain.get(3));
  }

  @Test
  void refusesWhatIsNotSuchAFile() {
    byte[] bytes = IdxBytes.labels(1, 2, 3);
    assertProblem(IdxBytes.countingImages(1, 2, 2), "this is one of images");
    assertProblem(Arrays.copyOf(bytes, 10), "truncated");
    assertProblem(Arrays.copyOf(bytes, 12), "continues after its 3 labels");
    assertProblem(IdxBytes.labels(), "its header states 0 labels");
  }

  private void assertProblem(byte[] content, String part) {
    Path file = IdxBytes.write(folder.resolve("labels"), content);
    String message = assertThrows(InputException.class, () -> IdxLabels.read(file)).getMessage();
    assertEquals(file.toString(), message.substring(0, file.toString().length()));
    assertTrue(message.contains(part), message);
  }
}
