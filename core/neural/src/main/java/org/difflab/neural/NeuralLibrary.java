package org.difflab.neural;

import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What computes neural parts, for provenance: bits depend on it. Asking starts the library, which
 * takes seconds; do so only where a neural part is used.
 *
 * @param backend ND4J's back end
 * @param blas the linear algebra library behind it
 * @param threads how many threads it uses
 */
public record NeuralLibrary(String backend, String blas, String threads) {

  /** Starts the library if need be, and returns what it says of itself. */
  public static NeuralLibrary start() {
    Properties facts = Nd4j.getExecutioner().getEnvironmentInformation();
    return new NeuralLibrary(
        Nd4j.getBackend().getClass().getSimpleName(),
        facts.getOrDefault("blas.vendor", "unknown").toString(),
        facts.getOrDefault("omp.threads", "unknown").toString());
  }
}
