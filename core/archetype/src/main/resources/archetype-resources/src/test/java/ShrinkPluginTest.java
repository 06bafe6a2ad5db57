package ${package};

import java.util.Optional;
import org.difflab.spi.plugin.Plugin;
import org.difflab.tck.PluginContract;

class ShrinkPluginTest extends PluginContract {

  @Override
  protected Plugin plugin() {
    return new ShrinkPlugin();
  }

  @Override
  protected Optional<String> vendor() {
    return Optional.of("${vendor}");
  }
}
