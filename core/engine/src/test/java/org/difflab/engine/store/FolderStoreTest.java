package org.difflab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.store.PartStore.Source;
import org.difflab.spi.Model;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.training.Trainer;
import org.difflab.spi.training.Training;
import org.difflab.spi.training.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

  private static final PartKey KEY = PartKey.of("number", List.of("a", "b"));

  @TempDir Path folder;

  private record Answer(int value) implements Model {
    @Override
    public Weights weights() {
      return Weights.builder().integer("value", value).build();
    }
  }

  private static final class Counting implements Trainer<Integer, Answer> {

    private int trained;

    @Override
    public Answer train(Integer input, Training training) {
      trained++;
      return new Answer(input);
    }

    @Override
    public Answer load(Weights weights) {
      return new Answer(weights.integer("value"));
    }
  }

  private PartStore.Obtained<Answer> obtain(PartStore store, PartKey key, Counting trainer) {
    return store.obtain(
        key, trainer, () -> trainer.train(7, new Training(Noise.of(0, "test"), Progress.SILENT)));
  }

  @Test
  void trainsOnceForEachKey() {
    Counting trainer = new Counting();
    assertEquals(
        Source.TRAINED, obtain(new FolderStore(folder, Progress.SILENT), KEY, trainer).source());
    PartStore.Obtained<Answer> again =
        obtain(new FolderStore(folder, Progress.SILENT), KEY, trainer);
    assertEquals(Source.STORED, again.source());
    assertEquals(new Answer(7), again.model());
    obtain(new FolderStore(folder, Progress.SILENT), PartKey.of("number", List.of("c")), trainer);
    assertEquals(2, trainer.trained);
  }

  @Test
  void trainsAgainWhatIsDamagedAndSaysSo() throws IOException {
    Counting trainer = new Counting();
    obtain(new FolderStore(folder, Progress.SILENT), KEY, trainer);
    Files.write(folder.resolve("number").resolve(KEY.hash() + ".safetensors"), new byte[3]);
    List<String> told = new ArrayList<>();
    Progress listening =
        (title, total) -> {
          told.add(title);
          return Progress.SILENT.begin(title, total);
        };
    assertEquals(Source.TRAINED, obtain(new FolderStore(folder, listening), KEY, trainer).source());
    assertEquals(List.of("stored number is damaged, training it again"), told);
    assertEquals(
        Source.STORED, obtain(new FolderStore(folder, Progress.SILENT), KEY, trainer).source());
  }

  @Test
  void leavesNothingHalfWritten() throws IOException {
    obtain(new FolderStore(folder, Progress.SILENT), KEY, new Counting());
    try (var files = Files.list(folder.resolve("number"))) {
      assertEquals(
          List.of(KEY.hash() + ".safetensors"),
          files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void memoryKeepsWhatItWasGiven() {
    MemoryStore store = new MemoryStore();
    Counting trainer = new Counting();
    obtain(store, KEY, trainer);
    assertEquals(Source.STORED, obtain(store, KEY, trainer).source());
    assertEquals(1, trainer.trained);
  }

  @Test
  void keysTellApartWhatRunsTogether() {
    assertNotEquals(PartKey.of("k", List.of("ab", "c")), PartKey.of("k", List.of("a", "bc")));
    assertNotEquals(PartKey.of("k", List.of("a")), PartKey.of("k", List.of("a", "")));
    assertEquals(64, KEY.hash().length());
  }
}
