// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.store.PartStore.Source;
import org.difflab.files.Safetensors;
import org.difflab.spi.Model;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

  private static final PartKey KEY = PartKey.of("number", List.of("a", "b"));

  private static final double SECONDS = 2.5;

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

  private static PartStore.Trained<Answer> trained(Answer answer) {
    return new PartStore.Trained<>(answer, SECONDS);
  }

  private PartStore.Obtained<Answer> obtain(PartStore store, PartKey key, Counting trainer) {
    return store.obtain(
        key,
        trainer,
        checkpoints ->
            trained(
                trainer.train(7, new Training(Noise.of(0, "test"), Progress.SILENT, checkpoints))));
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
  void tellsHowLongTrainingTookWheneverThatWas() throws IOException {
    Counting trainer = new Counting();
    FolderStore store = new FolderStore(folder, Progress.SILENT);
    assertEquals(SECONDS, obtain(store, KEY, trainer).trainingSeconds());
    assertEquals(SECONDS, obtain(store, KEY, trainer).trainingSeconds());
    assertEquals(1, trainer.trained);
  }

  @Test
  void aBitThatFlippedSinceIsNoticedAndThePartTrainedAgain() throws IOException {
    Counting trainer = new Counting();
    List<String> messages = new ArrayList<>();
    FolderStore store =
        new FolderStore(
            folder,
            (title, total) -> {
              messages.add(title);
              return Progress.SILENT.begin(title, total);
            });
    obtain(store, KEY, trainer);
    Path file = folder.resolve("number").resolve(KEY.hash() + ".safetensors");
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * whole.length; bit += 37) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, flipped);
      messages.clear();

      assertEquals(Source.TRAINED, obtain(store, KEY, trainer).source());
      assertEquals(List.of("stored number is damaged, training it again"), messages);
      assertArrayEquals(whole, Files.readAllBytes(file));
    }
    assertEquals(Source.STORED, obtain(store, KEY, trainer).source());
  }

  @Test
  void weightsWithoutAWholeRecordAreTrainedAgain() throws IOException {
    Counting trainer = new Counting();
    FolderStore store = new FolderStore(folder, Progress.SILENT);
    obtain(store, KEY, trainer);
    Path record = folder.resolve("number").resolve(KEY.hash() + ".json");
    for (String damaged : List.of("{", "null", "{}", "{\"training-seconds\": -1}")) {
      Files.writeString(record, damaged);
      assertEquals(Source.TRAINED, obtain(store, KEY, trainer).source());
    }
    Files.delete(record);
    assertEquals(Source.TRAINED, obtain(store, KEY, trainer).source());
    assertEquals(Source.STORED, obtain(store, KEY, trainer).source());
  }

  @Test
  void trainsAgainWhatIsDamagedAndSaysSo() throws IOException {
    Counting trainer = new Counting();
    obtain(new FolderStore(folder, Progress.SILENT), KEY, trainer);
    Files.write(folder.resolve("number").resolve(KEY.hash() + ".safetensors"), new byte[3]);
    List<String> messages = new ArrayList<>();
    Progress listening =
        (title, total) -> {
          messages.add(title);
          return Progress.SILENT.begin(title, total);
        };
    assertEquals(Source.TRAINED, obtain(new FolderStore(folder, listening), KEY, trainer).source());
    assertEquals(List.of("stored number is damaged, training it again"), messages);
    assertEquals(
        Source.STORED, obtain(new FolderStore(folder, Progress.SILENT), KEY, trainer).source());
  }

  @Test
  void leavesNothingHalfWritten() throws IOException {
    obtain(new FolderStore(folder, Progress.SILENT), KEY, new Counting());
    try (var files = Files.list(folder.resolve("number"))) {
      assertEquals(
          List.of(KEY.hash() + ".json", KEY.hash() + ".safetensors"),
          files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** Adds up the numbers to ten, in two parts; stops at a number as a kill would. */
  private record Adding(int stopAt) implements Trainer<Integer, Answer> {

    @Override
    public Answer train(Integer input, Training training) {
      Training second = training.forPart("a/b: 2");
      int half = add(1, 5, training.checkpoints());
      return new Answer(half + add(6, 10, second.checkpoints()));
    }

    private int add(int from, int to, Checkpoints checkpoints) {
      Optional<Weights> latest = checkpoints.latest();
      int sum = latest.map(state -> state.integer("sum")).orElse(0);
      int next = latest.map(state -> state.integer("next")).orElse(from);
      for (int number = next; number <= to; number++) {
        if (number == stopAt) {
          throw new IllegalStateException("stopped");
        }
        sum += number;
        int soFar = sum;
        int after = number + 1;
        checkpoints.offer(
            () -> Weights.builder().integer("sum", soFar).integer("next", after).build());
      }
      return sum;
    }

    @Override
    public Answer load(Weights weights) {
      return new Answer(weights.integer("value"));
    }
  }

  private PartStore.Obtained<Answer> add(Duration interval, Progress progress, int stopAt) {
    Adding trainer = new Adding(stopAt);
    return new FolderStore(folder, progress, interval)
        .obtain(
            KEY,
            trainer,
            checkpoints ->
                trained(
                    trainer.train(0, new Training(Noise.of(0, "test"), progress, checkpoints))));
  }

  private List<String> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private Path checkpoint() {
    return folder.resolve("number").resolve(KEY.hash() + ".checkpoint");
  }

  @Test
  void aStoppedTrainingGoesOnWhereItWas() throws IOException {
    assertThrows(
        IllegalStateException.class, () -> add(Duration.ZERO, Progress.SILENT, 8), "stopped");
    assertEquals(List.of("state,a%2Fb%3A+2.safetensors", "state.safetensors"), files());
    Weights second = Safetensors.read(checkpoint().resolve("state,a%2Fb%3A+2.safetensors"));
    assertEquals(Map.of("next", "8", "sum", "13"), second.texts());
    Safetensors.write(
        checkpoint().resolve("state.safetensors"),
        Weights.builder().integer("sum", 1000).integer("next", 6).build());

    PartStore.Obtained<Answer> resumed = add(Duration.ZERO, Progress.SILENT, 7);

    assertEquals(new Answer(1040), resumed.model());
    assertEquals(Source.TRAINED, resumed.source());
    assertEquals(List.of(KEY.hash() + ".json", KEY.hash() + ".safetensors"), files());
    assertFalse(Files.exists(checkpoint()));
  }

  @Test
  void statesAreKeptNoOftenerThanTheInterval() throws IOException {
    assertThrows(
        IllegalStateException.class, () -> add(Duration.ofDays(1), Progress.SILENT, 8), "stopped");
    assertEquals(List.of(), files());
  }

  @Test
  void savesWhatMustBeKeptWhateverTheInterval() throws IOException {
    Weights state = Weights.builder().integer("sum", 1).build();
    new FolderStore(folder, Progress.SILENT, Duration.ofDays(1))
        .obtain(
            KEY,
            new Counting(),
            checkpoints -> {
              checkpoints.save(state);
              assertEquals(state.texts(), checkpoints.latest().orElseThrow().texts());
              return trained(new Answer(1));
            });
    assertEquals(List.of(KEY.hash() + ".json", KEY.hash() + ".safetensors"), files());
  }

  @Test
  void aDamagedCheckpointIsSaidSoAndTrainingBeginsAnew() throws IOException {
    assertThrows(
        IllegalStateException.class, () -> add(Duration.ZERO, Progress.SILENT, 4), "stopped");
    Files.write(checkpoint().resolve("state.safetensors"), new byte[5]);
    List<String> messages = new ArrayList<>();
    Progress listening =
        (title, total) -> {
          messages.add(title);
          return Progress.SILENT.begin(title, total);
        };

    assertEquals(new Answer(55), add(Duration.ZERO, listening, 0).model());

    assertEquals(List.of("checkpoint of number is damaged, training it from the start"), messages);
  }

  @Test
  void whatCannotBeKeptIsUsedAndReportedOnce() throws IOException {
    Files.createFile(folder.resolve("number"));
    List<String> messages = new ArrayList<>();
    Progress listening =
        (title, total) -> {
          messages.add(title);
          return Progress.SILENT.begin(title, total);
        };

    PartStore.Obtained<Answer> obtained = add(Duration.ZERO, listening, 0);

    assertEquals(new Answer(55), obtained.model());
    assertEquals(Source.TRAINED, obtained.source());
    assertEquals(List.of("trained parts are not kept"), messages);
  }

  /** Files are closed when their thread is interrupted, which is not a fault of the folder. */
  @Test
  void anInterruptIsNotReportedAsAProblemOfTheStore() {
    List<String> messages = new ArrayList<>();
    Progress listening =
        (title, total) -> {
          messages.add(title);
          return Progress.SILENT.begin(title, total);
        };

    Thread.currentThread().interrupt();
    add(Duration.ZERO, listening, 0);

    assertTrue(Thread.interrupted(), "the caller still sees the interrupt");
    assertEquals(List.of(), messages);
  }

  @Test
  void forgottenCheckpointsAreRemoved() throws IOException {
    add(Duration.ZERO, Progress.SILENT, 0);
    Safetensors.write(checkpoint().resolve("state.safetensors"), Weights.none());

    assertEquals(Source.STORED, add(Duration.ZERO, Progress.SILENT, 0).source());
    assertEquals(List.of(KEY.hash() + ".json", KEY.hash() + ".safetensors"), files());
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
