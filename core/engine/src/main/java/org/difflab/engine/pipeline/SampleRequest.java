// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * One sample to generate. The same prompt, index and seed give the same sample, independent of the
 * other samples of a batch.
 *
 * @param prompt its prompt
 * @param index the index among the samples of that prompt, from 0
 */
public record SampleRequest(String prompt, long index) {

  /** Returns requests for the samples 0 … count − 1 of each prompt, prompt after prompt. */
  public static List<SampleRequest> each(List<String> prompts, int count) {
    List<SampleRequest> requests = new ArrayList<>(prompts.size() * count);
    for (String prompt : prompts) {
      for (int index = 0; index < count; index++) {
        requests.add(new SampleRequest(prompt, index));
      }
    }
    return requests;
  }
}
