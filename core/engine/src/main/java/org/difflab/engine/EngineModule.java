// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.config.DatasetReader;
import org.difflab.engine.config.ExperimentReader;
import org.difflab.engine.config.ResolvedConfig;
import org.difflab.engine.experiment.ExperimentRunner;
import org.difflab.engine.experiment.ExperimentWriter;
import org.difflab.engine.experiment.MetricsCheck;
import org.difflab.engine.experiment.PairedSampling;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.engine.experiment.Provenance;
import org.difflab.engine.experiment.SavedPipeline;
import org.difflab.engine.experiment.TrialKeys;
import org.difflab.engine.experiment.TrialMetrics;
import org.difflab.engine.experiment.TrialRunner;
import org.difflab.engine.experiment.WiredCheck;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.reference.ReferenceMeasuring;
import org.difflab.engine.saved.SavedRuns;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.saved.SavedPipelines;

/** Binds the engine. Each component of a pipeline is bound in a private module. */
final class EngineModule extends AbstractModule {

  private final Device device;
  private final Registry registry;
  private final List<Module> modules;

  EngineModule(Device device, Registry registry, List<Module> modules) {
    this.device = device;
    this.registry = registry;
    this.modules = modules;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    bind(Workers.class).toInstance(device.workers());
    bind(LinearAlgebra.class).toInstance(device.algebra());
    bind(Registry.class).toInstance(registry);
    bind(CanonicalJson.class).toInstance(new CanonicalJson(registry));
    bind(Wiring.class)
        .toInstance(new Wiring(registry, device.algebra(), device.workers(), components()));
    bind(PipelineCheck.class).to(WiredCheck.class);
    bind(WiredCheck.class);
    bind(MetricsCheck.class);
    bind(ExperimentReader.class);
    bind(DatasetReader.class);
    bind(ResolvedConfig.class);
    bind(ExperimentWriter.class).to(ResolvedConfig.class);
    bind(PipelineTrainer.class);
    bind(SavedPipeline.class);
    bind(Provenance.class);
    bind(ReferenceMeasuring.class);
    bind(TrialKeys.class);
    bind(PairedSampling.class);
    bind(TrialMetrics.class);
    bind(TrialRunner.class);
    bind(ExperimentRunner.class);
  }

  /** Returns what components may ask for besides services, the engine's own first. */
  private List<Module> components() {
    SavedPipelines pipelines = new SavedRuns(registry);
    Module own = binder -> binder.bind(SavedPipelines.class).toInstance(pipelines);
    return Stream.concat(Stream.of(own), modules.stream()).toList();
  }
}
