// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.List;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.gallery.Steps;

/**
 * A trial to explain.
 *
 * @param number its index among the explained trials, from 0, which is also its colour index
 * @param name its name
 * @param folder name of its folder
 * @param seed the seed of its samples
 * @param pipeline its trained pipeline
 */
record ExplainedTrial(int number, String name, String folder, long seed, TrainedPipeline pipeline) {

  private static final int PROMPTS = 4;

  /** Returns a few prompts, evenly chosen from all. */
  List<String> shownPrompts() {
    List<String> prompts = pipeline.prompts();
    return Steps.spread(prompts.size() - 1, PROMPTS).stream().map(prompts::get).toList();
  }
}
