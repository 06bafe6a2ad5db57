// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.PartChoice;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Dataset;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  @Test
  void numbersOfSamplesStandInTheOrderOfTheParts() {
    Registry registry = Registry.of(IncludedPlugins.and());
    CanonicalJson canonical = new CanonicalJson(registry);
    try (Device device = Device.open(1, AlgebraSetting.AUTO)) {
      Wiring wiring = new Wiring(registry, device.algebra(), device.workers());
      TrainingData data =
          new PipelineTrainer(wiring, canonical, device.workers())
              .load(
                  wiring.wire(
                      new PartChoice(registry)
                          .of(Dataset.class, "spiral", Map.of("train", 30, "test", 6))),
                  Progress.SILENT);
      Object samples =
          new Provenance(registry, canonical, device.algebra(), device.workers())
              .of(data, 0, TrialLimits.ONE)
              .get("samples");
      assertEquals("{train=30, validation=0, test=6}", samples.toString());
    }
  }
}
