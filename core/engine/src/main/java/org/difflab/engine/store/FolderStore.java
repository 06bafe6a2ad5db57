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
 * Keeps trained parts as {@code <folder>/<kind>/<hash>.safetensors}. Files are written beside and
 * then moved, so a part is whole or absent whatever happens, and several programs may share a
 * folder. A damaged file is reported and its part trained again. A file {@code <hash>.json} beside
 * it holds its checksum and how long training took.
 *
 * <p>While a part is trained, its checkpoints lie in {@code <folder>/<kind>/<hash>.checkpoint}; a
 * training that was killed continues from there. They are removed when the part is stored.
 *
 * <p>Where a part or a checkpoint cannot be written, as on a full disk or in a folder that is only
 * readable, training continues and its part is used without being kept; the first time, progress
 * reports it.
 */
public final class FolderStore implements PartStore {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Path folder;
  private final Progress progress;
  private final Duration interval;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * Makes the store of a folder, which need not exist yet. Files that a program killed while it
   * wrote has left there are deleted.
   *
   * @param progress receives warnings about files that are damaged or cannot be written
   */
  public FolderStore(Path folder, Progress progress) {
    this(folder, progress, INTERVAL);
  }

  /**
   * Makes the store of a folder, which need not exist yet.
   *
   * @param progress receives warnings about files that are damaged or cannot be written
   * @param interval the least time from one checkpoint of a training to the next
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
        // A program killed between storing the part and removing its checkpoints leaves them.
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

  /** Writes something that spares later work but is not needed for this. */
  private void keep(Runnable writing) {
    try {
      writing.run();
    } catch (InputException e) {
      // A file whose thread is interrupted is closed, which says nothing of the folder.
      if (!Thread.currentThread().isInterrupted() && reported.compareAndSet(false, true)) {
        try (Progress.Stage stage = progress.begin("trained parts are not kept", 0)) {
          stage.note(e.getMessage());
        }
      }
    }
  }
}
