package org.difflab.engine.builtin;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.data.DataFolders;
import org.difflab.engine.guidance.ClassifierFreeGuidance;
import org.difflab.engine.guidance.NoGuidance;
import org.difflab.engine.judge.Judgements;
import org.difflab.engine.metric.SampleMemory;
import org.difflab.spi.Guidance;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.DefaultFor;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;
import org.difflab.spi.plugin.SpiVersion;

/** The data sets, schedules, samplers, guidance and metrics included in the engine. */
@SpiVersion(SpiVersion.CURRENT)
public final class EnginePlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-engine";
  }

  @Override
  public List<Service<?>> services() {
    SampleMemory memory = new SampleMemory();
    return List.of(
        new Service<>(DataFolders.class, DataFolders.fromSettings()),
        new Service<>(SampleMemory.class, memory),
        new Service<>(Judgements.class, new Judgements(memory)));
  }

  @Override
  public List<Component<?>> components() {
    Stream<Component<?>> guidance =
        Stream.of(
            new Component<>(
                    Guidance.class,
                    "none",
                    NoGuidance.class,
                    Component.NoOptions.class,
                    "The denoiser's estimate under the prompt as it is")
                .asDefaultFor(DefaultFor.ALL_DATA),
            new Component<>(
                Guidance.class,
                "classifier-free",
                ClassifierFreeGuidance.class,
                ClassifierFreeGuidance.Options.class,
                "unconditional + scale*(conditional - unconditional); 1 is off (Ho and Salimans"
                    + " 2022)"));
    return Stream.of(
            BuiltInData.components().stream(),
            BuiltInWalks.components().stream(),
            guidance,
            BuiltInMetrics.components().stream(),
            BuiltInReuse.components().stream(),
            BuiltInJudging.components().stream())
        .flatMap(components -> components)
        .toList();
  }
}
