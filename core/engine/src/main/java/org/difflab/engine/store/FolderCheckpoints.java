// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.difflab.files.Safetensors;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Checkpoints;

/**
 * The state of a training as files of a folder: {@code state.safetensors}, and for a part trained
 * by itself {@code state,PART.safetensors}. They are written beside and then moved, so that a kill
 * at any moment leaves the state before or the state after.
 */
final class FolderCheckpoints implements Checkpoints {

  private static final String ENDING = ".safetensors";

  private final Path folder;
  private final String kind;
  private final Duration interval;
  private final Progress progress;
  private final Consumer<Runnable> keeping;
  private final String name;
  private final Map<String, Long> times;

  private FolderCheckpoints(
      Path folder,
      String kind,
      Duration interval,
      Progress progress,
      Consumer<Runnable> keeping,
      String name,
      Map<String, Long> times) {
    this.folder = folder;
    this.kind = kind;
    this.interval = interval;
    this.progress = progress;
    this.keeping = keeping;
    this.name = name;
    this.times = times;
    times.putIfAbsent(name, System.nanoTime());
  }

  /**
   * Makes the checkpoints of a training that begins now.
   *
   * @param folder where the files lie; made when there is something to write
   * @param kind what is trained
   * @param interval the least time from one state that is kept to the next
   * @param progress receives warnings about damaged files
   * @param keeping runs what writes a file, whose failure need not stop the training
   */
  static FolderCheckpoints begin(
      Path folder, String kind, Duration interval, Progress progress, Consumer<Runnable> keeping) {
    return new FolderCheckpoints(
        folder, kind, interval, progress, keeping, "state", new ConcurrentHashMap<>());
  }

  private Path file() {
    return folder.resolve(name + ENDING);
  }

  @Override
  public Optional<Weights> latest() {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Safetensors.read(file()));
    } catch (InputException e) {
      tell("checkpoint of " + kind + " is damaged, training it from the start", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void offer(Supplier<Weights> state) {
    if (System.nanoTime() - times.get(name) >= interval.toNanos()) {
      save(state.get());
    }
  }

  @Override
  public void save(Weights state) {
    keeping.accept(() -> Safetensors.write(file(), state));
    times.put(name, System.nanoTime());
  }

  @Override
  public Checkpoints forPart(String part) {
    // What stands for a letter in a URL is a letter of any file system, and never a comma.
    String inner = name + "," + URLEncoder.encode(part, StandardCharsets.UTF_8);
    return new FolderCheckpoints(folder, kind, interval, progress, keeping, inner, times);
  }

  /** Removes the files, once the whole part is stored. */
  void delete() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.toList();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // They are of no use any more, and do no harm.
      tell("old checkpoints of " + kind + " cannot be removed", folder + ": " + e.getMessage());
    }
  }

  private void tell(String title, String note) {
    try (Progress.Stage stage = progress.begin(title, 0)) {
      stage.note(note);
    }
  }
}
