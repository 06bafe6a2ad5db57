// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.util.List;
import java.util.Optional;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PartWriter;
import org.difflab.registry.Registry;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.saved.SavedPipeline;
import org.difflab.spi.saved.SavedPipelines;
import org.difflab.spi.saved.SavedSource;

/**
 * Opens pipelines in run folders.
 *
 * @param registry the components that descriptions of pipelines name
 */
public record SavedRuns(Registry registry) implements SavedPipelines {

  @Override
  public SavedPipeline open(SavedSource source) {
    SavedTrial trial = SavedTrial.of(source);
    return new Opened(trial, trial.description(new CanonicalJson(registry)), registry);
  }

  private record Opened(SavedTrial trial, SavedDescription description, Registry registry)
      implements SavedPipeline {

    @Override
    public String name() {
      return trial.name();
    }

    @Override
    public Shape shape() {
      return description.shape();
    }

    @Override
    public List<String> prompts() {
      return description.prompts();
    }

    @Override
    @SuppressWarnings("unchecked") // a part of a kind is in the slot of the kind
    public <T> Part<T> part(Class<T> kind) {
      return (Part<T>) chosen(kind);
    }

    @Override
    public String text(Class<?> kind) {
      return new YamlWriter().line(new PartWriter(registry).write(chosen(kind)));
    }

    private Part<?> chosen(Class<?> kind) {
      return Kind.of(kind)
          .flatMap(slot -> Optional.<Part<?>>ofNullable(description.spec().parts().get(slot)))
          .orElseThrow(
              () -> new IllegalArgumentException("no pipeline has a part of " + kind.getName()));
    }

    @Override
    public Weights weights(Class<?> kind) {
      return trial.weights(
          Kind.of(kind)
              .filter(SavedWeights.KINDS::contains)
              .orElseThrow(
                  () -> new IllegalArgumentException("no weights are saved of " + kind.getName())));
    }
  }
}
