// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.files.setting.Settings;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PartTree;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Part;

/**
 * The provenance of a run: the software, the machine and the data, on which its bits depend besides
 * its configuration.
 */
public final class Provenance {

  private static final Path CPU_DESCRIPTION = Path.of("/proc/cpuinfo");

  private final Registry registry;
  private final CanonicalJson canonical;
  private final LinearAlgebra algebra;
  private final Workers workers;
  private final Settings settings = Settings.ofThisProcess();

  /** Creates the provenance of a device. */
  @Inject
  public Provenance(
      Registry registry, CanonicalJson canonical, LinearAlgebra algebra, Workers workers) {
    this.registry = registry;
    this.canonical = canonical;
    this.algebra = algebra;
    this.workers = workers;
  }

  /**
   * Loads the libraries whose versions are recorded, so that {@link #of} need not wait for them.
   */
  void prepare() {
    algebra.description();
  }

  /**
   * Returns the facts, in the order to be shown.
   *
   * @param loadingSeconds time for reading the data
   * @param limits the number of parallel trials, on which their times depend
   */
  public Map<String, Object> of(TrainingData data, double loadingSeconds, TrialLimits limits) {
    Map<String, Object> facts = new LinkedHashMap<>();
    Map<String, String> plugins = new LinkedHashMap<>();
    registry.plugins().forEach(plugin -> plugins.put(plugin.name(), plugin.version()));
    facts.put("plugins", plugins);
    facts.put("java", java());
    facts.put("system", settings.java("os.name") + " " + settings.java("os.arch"));
    facts.put("processor", processor().orElse("unknown"));
    facts.put("threads", workers.threads());
    facts.put("trials side by side", limits.trials());
    facts.put("linear algebra", algebra.description());
    facts.put("dataset", canonical.of(data.part()));
    facts.put("data checksum", "sha256:" + data.splits().checksum());
    Map<String, Integer> samples = new LinkedHashMap<>();
    samples.put("train", data.splits().train().count());
    samples.put("validation", data.splits().validation().count());
    samples.put("test", data.splits().test().count());
    facts.put("samples", samples);
    facts.put("loading seconds", loadingSeconds);
    return facts;
  }

  /**
   * Returns the software that computes a trial, in the order to be shown: the versions of difflab
   * and Java, the linear algebra with its arithmetic, and the plug-ins of its parts.
   */
  Map<String, String> of(PipelineSpec spec) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("difflab", version());
    facts.put("java", java());
    facts.put("linear algebra", algebra.description());
    facts.put("linear algebra bits", algebra.bits());
    facts.put(
        "plug-ins",
        spec.parts().values().stream()
            .flatMap(part -> PartTree.all(part).stream())
            .flatMap(part -> plugin(part).stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")));
    return facts;
  }

  /** A part that is not installed fails its trial, which is recorded separately. */
  private Optional<String> plugin(Part<?> part) {
    return Kind.of(part.kind())
        .flatMap(kind -> registry.find(kind, part.name()))
        .map(RegisteredComponent::plugin)
        .map(plugin -> InstalledPlugin.label(plugin.name(), plugin.version()));
  }

  private static String version() {
    return Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  private String java() {
    return settings.java("java.vendor") + " " + settings.java("java.version");
  }

  private Optional<String> processor() {
    try {
      List<String> lines =
          Files.exists(CPU_DESCRIPTION) ? Files.readAllLines(CPU_DESCRIPTION) : List.of();
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .or(() -> settings.variable("PROCESSOR_IDENTIFIER"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
