package com.acme.tiny;

import java.util.List;
import org.difflab.spi.Metric;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;

/** Declares what this jar brings. */
@SpiVersion(SpiVersion.CURRENT)
public final class TinyPlugin implements Plugin {

  @Override
  public String name() {
    return "tiny-plugin";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            Schedule.class,
            "tiny.power",
            PowerSchedule.class,
            PowerSchedule.Options.class,
            "noise/signal rises as a power of the step"),
        new Component<>(
            Metric.class,
            "tiny.mean-distance",
            MeanDistance.class,
            Component.NoOptions.class,
            "How far the mean of generated samples is from that of the test samples"));
  }
}
