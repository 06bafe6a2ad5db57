// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.SampleRequest;

/**
 * What the samples of which references are measured have in common with those that the first trial
 * generates.
 *
 * @param prompts how samples are divided among prompts
 * @param samples how many there are
 * @param seed the seed of the trial
 * @param imageValues which values of images the metrics are given
 */
public record ReferenceSamples(
    PromptAllocation prompts, int samples, long seed, ImageValues imageValues) {

  /** Returns the prompt of each sample. */
  List<String> sampled() {
    return prompts.requests(samples, seed).stream().map(SampleRequest::prompt).toList();
  }
}
