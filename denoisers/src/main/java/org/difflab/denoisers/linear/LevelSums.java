// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import java.util.List;
import org.difflab.spi.NoiseLevel;

/**
 * What a regression over several noise levels needs to know of them: sums over the levels of signal
 * a and noise s, and those of their squares and product about the means ā and s̄.
 *
 * @param count how many levels there are, at least 1
 * @param signal Σ a
 * @param noise Σ s
 * @param signalVariation Σ (a − ā)²
 * @param covariation Σ (a − ā)(s − s̄)
 * @param noiseVariation Σ (s − s̄)²
 */
record LevelSums(
    int count,
    double signal,
    double noise,
    double signalVariation,
    double covariation,
    double noiseVariation) {

  /** Adds up levels. */
  static LevelSums of(List<NoiseLevel> levels) {
    double signal = levels.stream().mapToDouble(NoiseLevel::signal).sum();
    double noise = levels.stream().mapToDouble(NoiseLevel::noise).sum();
    double signalVariation = 0;
    double covariation = 0;
    double noiseVariation = 0;
    for (NoiseLevel level : levels) {
      double signalApart = level.signal() - signal / levels.size();
      double noiseApart = level.noise() - noise / levels.size();
      signalVariation += signalApart * signalApart;
      covariation += signalApart * noiseApart;
      noiseVariation += noiseApart * noiseApart;
    }
    return new LevelSums(
        levels.size(), signal, noise, signalVariation, covariation, noiseVariation);
  }

  /** Returns Σ a². */
  double signalSquares() {
    return signalVariation + signal * signal / count;
  }

  /** Returns Σ a·s. */
  double products() {
    return covariation + signal * noise / count;
  }

  /** Returns Σ s². */
  double noiseSquares() {
    return noiseVariation + noise * noise / count;
  }
}
