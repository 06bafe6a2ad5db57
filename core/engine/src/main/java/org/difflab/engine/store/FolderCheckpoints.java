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
 * The state of a training as files of a folder: {@code state.safetensors}, and for a separately
 * trained part {@code state,PART.safetensors}. They are written atomically, so that a kill at any
 * moment leaves either the previous or the new state.
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
   * Creates the checkpoints of a training that starts now.
   *
   * @param folder the folder of the files, created when a state is written
   * @param kind the kind of the trained part
   * @param interval the minimum time between saved states
   * @param progress receives warnings about damaged files
   * @param keeping runs the writing of a file, whose failure need not stop the training
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
    // URL-encoded names are valid on all file systems and contain no comma.
    String inner = name + "," + URLEncoder.encode(part, StandardCharsets.UTF_8);
    return new FolderCheckpoints(folder, kind, interval, progress, keeping, inner, times);
  }

  /** Removes the files after the complete part has been stored. */
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
      // Leftover files are not used and do no harm.
      tell("old checkpoints of " + kind + " cannot be removed", folder + ": " + e.getMessage());
    }
  }

  private void tell(String title, String note) {
    try (Progress.Stage stage = progress.begin(title, 0)) {
      stage.note(note);
    }
  }
}
