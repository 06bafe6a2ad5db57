// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.judge;

import java.util.List;
import org.difflab.spi.InputException;

/**
 * The judgements of the generated and the test samples of an evaluation.
 *
 * @since 0.3
 */
public interface JudgedSamples {

  /**
   * Returns the classes of the judge: the prompts it was trained on, in the order of its labels.
   */
  List<String> classes();

  /**
   * Returns the judgement of the generated samples, in their order.
   *
   * @param least minimum number of samples that the metric needs
   * @throws InputException if there are fewer
   * @throws ArithmeticException if a feature of a sample is not finite
   */
  Judgement generated(int least);

  /**
   * Returns the judgement of the test samples, in their order.
   *
   * @param least minimum number of samples that the metric needs
   * @throws InputException if there are fewer
   * @throws ArithmeticException if a feature of a sample is not finite
   */
  Judgement test(int least);

  /**
   * Returns the label of each prompt: its number among the {@link #classes}.
   *
   * @throws InputException naming a prompt that is not one of the classes
   */
  int[] labels(List<String> prompts);
}
