package org.difflab.engine.reference;

import java.util.List;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.SampleRequest;

/**
 * Of which prompts references are measured: of those of the samples that the first trial generates.
 *
 * @param prompts how samples are divided among prompts
 * @param samples how many there are
 * @param seed the seed of the trial
 */
public record ReferenceSamples(PromptAllocation prompts, int samples, long seed) {

  /** Returns the prompt of each sample. */
  List<String> sampled() {
    return prompts.requests(samples, seed).stream().map(SampleRequest::prompt).toList();
  }
}
