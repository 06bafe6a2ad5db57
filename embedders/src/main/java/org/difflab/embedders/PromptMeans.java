// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/**
 * The mean latents of each prompt, less the mean of all latents.
 *
 * @param counts number of samples of each prompt
 * @param centred P×w row-major; zeros for a prompt without samples
 * @param width w, the width of latents
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PromptMeans(int[] counts, double[] centred, int width) {

  /** Computes the means, summed in float64. */
  static PromptMeans of(Vocabulary vocabulary, Samples latents) {
    Matrix values = latents.values();
    int width = values.columns();
    int[] counts = new int[vocabulary.size()];
    double[] sums = new double[Math.multiplyExact(vocabulary.size(), width)];
    double[] all = new double[width];
    for (int row = 0; row < values.rows(); row++) {
      int prompt = vocabulary.position(latents.prompts().get(row));
      counts[prompt]++;
      for (int column = 0; column < width; column++) {
        double value = values.values()[row * width + column];
        sums[prompt * width + column] += value;
        all[column] += value;
      }
    }
    for (int prompt = 0; prompt < counts.length; prompt++) {
      for (int column = 0; column < width; column++) {
        int at = prompt * width + column;
        sums[at] =
            counts[prompt] == 0 ? 0 : sums[at] / counts[prompt] - all[column] / values.rows();
      }
    }
    return new PromptMeans(counts, sums, width);
  }

  /** Returns the rows times the roots of the prompts' shares of all samples. */
  double[] weighted() {
    double total = 0;
    for (int count : counts) {
      total += count;
    }
    double[] weighted = centred.clone();
    for (int at = 0; at < weighted.length; at++) {
      weighted[at] *= Math.sqrt(counts[at / width] / Math.max(1, total));
    }
    return weighted;
  }
}
