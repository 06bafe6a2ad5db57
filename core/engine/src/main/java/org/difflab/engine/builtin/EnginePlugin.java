package org.difflab.engine.builtin;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.guidance.ClassifierFreeGuidance;
import org.difflab.engine.guidance.NoGuidance;
import org.difflab.engine.metric.DenoisingError;
import org.difflab.engine.metric.ReconstructionError;
import org.difflab.spi.Guidance;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;

/** The data sets, schedules, samplers, guidance and metrics that come with the engine. */
@SpiVersion(SpiVersion.CURRENT)
public final class EnginePlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-engine";
  }

  @Override
  public List<Component<?>> components() {
    Stream<Component<?>> guidanceAndMetrics =
        Stream.of(
            new Component<>(
                Guidance.class,
                "none",
                NoGuidance.class,
                Component.NoOptions.class,
                "The denoiser's estimate under the prompt as it is"),
            new Component<>(
                Guidance.class,
                "classifier-free",
                ClassifierFreeGuidance.class,
                ClassifierFreeGuidance.Options.class,
                "unconditional + scale*(conditional - unconditional); 1 is off (Ho and Salimans"
                    + " 2022)"),
            new Component<>(
                Metric.class,
                "denoising-error",
                DenoisingError.class,
                DenoisingError.Options.class,
                "Mean squared error of the denoiser on held-out latents, by noise level"),
            new Component<>(
                Metric.class,
                "reconstruction-error",
                ReconstructionError.class,
                ReconstructionError.Options.class,
                "Mean squared error of encoding and decoding held-out samples"));
    return Stream.of(
            BuiltInData.components().stream(),
            BuiltInWalks.components().stream(),
            guidanceAndMetrics,
            BuiltInReuse.components().stream())
        .flatMap(components -> components)
        .toList();
  }
}
