package org.difflab.engine.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.difflab.spi.InputException;
import org.difflab.spi.Model;
import org.difflab.spi.Progress;
import org.difflab.spi.training.Trainer;

/**
 * Keeps trained parts as {@code <folder>/<kind>/<hash>.safetensors}. Files are written beside and
 * then moved, so a part is whole or absent whatever happens, and several programs may share a
 * folder. A file that turns out to be damaged is said so and trained again.
 */
public final class FolderStore implements PartStore {

  private final Path folder;
  private final Progress progress;

  /**
   * Makes the store of a folder, which need not exist yet.
   *
   * @param progress told of damaged files
   */
  public FolderStore(Path folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  @Override
  public <M extends Model> Obtained<M> obtain(
      PartKey key, Trainer<?, M> trainer, Supplier<M> training) {
    Path file = folder.resolve(key.kind()).resolve(key.hash() + ".safetensors");
    if (Files.exists(file)) {
      try {
        return new Obtained<>(trainer.load(Safetensors.read(file)), Source.STORED);
      } catch (InputException e) {
        try (Progress.Stage stage =
            progress.begin("stored " + key.kind() + " is damaged, training it again", 0)) {
          stage.note(e.getMessage());
        }
      }
    }
    M trained = training.get();
    Safetensors.write(file, trained.weights());
    return new Obtained<>(trained, Source.TRAINED);
  }
}
