// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.SampleRequest;

/**
 * The properties that the samples of references share with those of the first trial.
 *
 * @param prompts the distribution of samples over prompts
 * @param samples number of samples
 * @param seed the seed of the trial
 * @param imageValues the values of images that metrics receive
 */
public record ReferenceSamples(
    PromptAllocation prompts, int samples, long seed, ImageValues imageValues) {

  /** Returns the prompt of each sample. */
  List<String> sampled() {
    return prompts.requests(samples, seed).stream().map(SampleRequest::prompt).toList();
  }
}
