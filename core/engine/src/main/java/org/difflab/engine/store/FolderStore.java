// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.difflab.files.AtomicFile;
import org.difflab.files.Safetensors;
import org.difflab.spi.InputException;
import org.difflab.spi.Model;
import org.difflab.spi.Progress;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/**
 * Stores trained parts as {@code <folder>/<kind>/<hash>.safetensors}. Files are written atomically,
 * so a part is either complete or absent, and several programs may share a folder. A damaged file
 * is reported and its part is trained again. A file {@code <hash>.json} next to it contains its
 * checksum and the training time.
 *
 * <p>While a part is trained, its checkpoints are in {@code <folder>/<kind>/<hash>.checkpoint}; a
 * training that was killed continues from there. They are removed when the part is stored.
 *
 * <p>If a part or a checkpoint cannot be written, as on a full disk or in a read-only folder,
 * training continues and its part is used without being stored; the first failure is reported as a
 * warning.
 */
public final class FolderStore implements PartStore {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Path folder;
  private final Progress progress;
  private final Duration interval;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * Creates the store of a folder, which need not exist yet. Leftover temporary files of killed
   * programs are deleted.
   *
   * @param progress receives warnings about files that are damaged or cannot be written
   */
  public FolderStore(Path folder, Progress progress) {
    this(folder, progress, INTERVAL);
  }

  /**
   * Creates the store of a folder, which need not exist yet.
   *
   * @param progress receives warnings about files that are damaged or cannot be written
   * @param interval the minimum time between checkpoints of a training
   */
  public FolderStore(Path folder, Progress progress, Duration interval) {
    this.folder = folder;
    this.progress = progress;
    this.interval = interval;
    AtomicFile.deleteUnfinished(folder);
  }

  @Override
  public <M extends Model> Obtained<M> obtain(
      PartKey key, Trainer<?, M> trainer, Function<Checkpoints, Trained<M>> training) {
    Path kind = folder.resolve(key.kind());
    Path file = kind.resolve(key.hash() + ".safetensors");
    Path beside = kind.resolve(key.hash() + ".json");
    FolderCheckpoints checkpoints =
        FolderCheckpoints.begin(
            kind.resolve(key.hash() + ".checkpoint"), key.kind(), interval, progress, this::keep);
    if (PartRecord.exists(file, beside)) {
      try {
        PartRecord record = PartRecord.read(beside, file);
        M stored = trainer.load(Safetensors.read(file));
        // Checkpoints remain if a program is killed between storing the part and removing them.
        checkpoints.delete();
        return new Obtained<>(stored, Source.STORED, record.seconds());
      } catch (InputException | IllegalArgumentException | ArithmeticException e) {
        try (Progress.Stage stage =
            progress.begin("stored " + key.kind() + " is damaged, training it again", 0)) {
          stage.note(e.getMessage());
        }
      }
    }
    Trained<M> trained = training.apply(checkpoints);
    keep(
        () -> {
          Safetensors.write(file, trained.model().weights());
          PartRecord.of(file, trained.seconds()).write(beside);
          checkpoints.delete();
        });
    return new Obtained<>(trained.model(), Source.TRAINED, trained.seconds());
  }

  /** Writes a file that is not required for the current work. */
  private void keep(Runnable writing) {
    try {
      writing.run();
    } catch (InputException e) {
      // Interrupting a thread closes its file, which does not indicate a problem with the folder.
      if (!Thread.currentThread().isInterrupted() && reported.compareAndSet(false, true)) {
        try (Progress.Stage stage = progress.begin("trained parts are not kept", 0)) {
          stage.note(e.getMessage());
        }
      }
    }
  }
}
