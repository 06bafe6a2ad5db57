// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.List;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.gallery.Steps;

/**
 * A trial to explain.
 *
 * @param number its place among those explained, from 0, which is also its colour
 * @param name what to call it
 * @param folder name of the folder it left
 * @param seed the seed of its samples
 * @param pipeline what it trained
 */
record ExplainedTrial(int number, String name, String folder, long seed, TrainedPipeline pipeline) {

  private static final int PROMPTS = 4;

  /** Returns a few prompts, evenly chosen from all. */
  List<String> shownPrompts() {
    List<String> prompts = pipeline.prompts();
    return Steps.spread(prompts.size() - 1, PROMPTS).stream().map(prompts::get).toList();
  }
}
