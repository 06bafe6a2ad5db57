// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.data.DataPlugin;
import org.difflab.diffusion.DiffusionPlugin;
import org.difflab.engine.saved.SavedPartsPlugin;
import org.difflab.metrics.MetricsPlugin;
import org.difflab.spi.plugin.Plugin;

/** The plug-ins that this module is tested with. */
public final class IncludedPlugins {

  private IncludedPlugins() {}

  /**
   * Returns data sets, schedules, samplers, guidance, metrics, parts of earlier runs, and others.
   */
  public static List<Plugin> and(Plugin... others) {
    return Stream.concat(
            Stream.of(
                new DataPlugin(),
                new DiffusionPlugin(),
                new MetricsPlugin(),
                new SavedPartsPlugin()),
            Stream.of(others))
        .toList();
  }
}
