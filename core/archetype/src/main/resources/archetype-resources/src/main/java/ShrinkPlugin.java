package ${package};

import java.util.List;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.DenoiserTrainer;

/** Declares what this jar brings. */
@SpiVersion(SpiVersion.CURRENT)
public final class ShrinkPlugin implements Plugin {

  @Override
  public String name() {
    return "${artifactId}";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            DenoiserTrainer.class,
            "${vendor}.shrink",
            ShrinkTrainer.class,
            ShrinkTrainer.Options.class,
            "Draws each value towards the mean of its column"));
  }
}
