// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.registry.wiring.WiredPipeline;

/** Finds warnings before anything is read or trained. */
public final class PlannedWarnings {

  private PlannedWarnings() {}

  /**
   * Returns a warning for each schedule that ends before data of unit scale are noise, with its
   * pipelines.
   *
   * @param pipelines pipelines that fit their data, with all settings of each, by name
   */
  public static List<String> of(Map<String, ? extends Collection<WiredPipeline>> pipelines) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    pipelines.forEach(
        (name, settings) ->
            settings.forEach(
                pipeline -> {
                  ScaleCheck.ofUnitScale(pipeline.schedule().name(), pipeline.noisiest())
                      .ifPresent(
                          warning ->
                              found
                                  .computeIfAbsent(warning, added -> new LinkedHashSet<>())
                                  .add(name));
                }));
    List<String> warnings = new ArrayList<>();
    found.forEach(
        (warning, names) ->
            warnings.add(
                (names.size() == 1 ? "pipeline " : "pipelines ")
                    + String.join(", ", names)
                    + ": "
                    + warning));
    return warnings;
  }
}
