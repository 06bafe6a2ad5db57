// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.config.ExperimentReader;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.WiredCheck;
import org.difflab.engine.store.PartKey;
import org.difflab.engine.store.PartStore;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Model;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;
import org.junit.jupiter.api.Test;

class PipelineTrainerTest {

  /** Stores nothing, and writes down what is offered to be kept. */
  private record Watching(List<String> offered) implements PartStore {

    @Override
    public <M extends Model> Obtained<M> obtain(
        PartKey key, Trainer<?, M> trainer, Function<Checkpoints, Trained<M>> training) {
      Checkpoints watched =
          new Checkpoints() {
            @Override
            public Optional<Weights> latest() {
              return Optional.empty();
            }

            @Override
            public void offer(Supplier<Weights> state) {
              offered.add(key.kind() + " " + state.get().text("step"));
            }

            @Override
            public void save(Weights state) {
              offer(() -> state);
            }

            @Override
            public Checkpoints forPart(String name) {
              return this;
            }
          };
      Trained<M> trained = training.apply(watched);
      return new Obtained<>(trained.model(), Source.TRAINED, trained.seconds());
    }
  }

  @Test
  void partsAreTrainedWithTheCheckpointsOfTheStore() {
    Registry registry = Registry.of(IncludedPlugins.and(new TinyPlugin()));
    try (Device device = Device.open(1, AlgebraSetting.PLAIN)) {
      Wiring wiring = new Wiring(registry, device.algebra(), device.workers());
      PipelineTrainer trainer =
          new PipelineTrainer(wiring, new CanonicalJson(registry), device.workers());
      Experiment experiment =
          new ExperimentReader(registry, new WiredCheck(wiring))
              .read(
                  "x",
                  """
                  dataset: {type: shapes, train: 30}
                  pipelines: {one: {embedder: table, denoiser: echo}}
                  """);
      Watching store = new Watching(new ArrayList<>());

      trainer.train(
          experiment.trials().get(0).components(),
          trainer.load(experiment.dataset(), Progress.SILENT),
          1,
          store,
          Progress.SILENT);

      assertEquals(List.of("denoiser 0", "denoiser 1", "denoiser 2"), store.offered());
    }
  }
}
