package org.difflab.engine.linear;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * The OpenBLAS library of this process. Its own threads are switched off: work is shared out above
 * it, so that the order of sums never depends on how many threads there are.
 */
final class OpenBlas {

  /** The tables of kernels that OpenBLAS chooses from by the processor it finds. */
  private static final String[] KERNELS = {
    "PRESCOTT", "CORE2", "NEHALEM", "BARCELONA", "BULLDOZER", "PILEDRIVER", "STEAMROLLER",
        "EXCAVATOR", "SANDYBRIDGE",
    "HASWELL", "ZEN", "SKYLAKEX", "COOPERLAKE", "SAPPHIRERAPIDS", "ARMV8", "ARMV8SVE", "CORTEXA53",
        "CORTEXA57",
    "NEOVERSEN1", "NEOVERSEN2", "NEOVERSEV1", "THUNDERX2T99", "VORTEX", "VORTEXM4"
  };

  /**
   * Loads the library, if that was not done yet, and sets it to one thread.
   *
   * @throws LinkageError if there is none for this machine
   */
  OpenBlas() {
    Loader.load(openblas.class);
    openblas_nolapack.blas_set_num_threads(1);
  }

  /**
   * Returns version, kernels and threads, such as "OpenBLAS 0.3.31, kernels SKYLAKEX, 1 thread a
   * call".
   */
  String description() {
    return openblas.OPENBLAS_VERSION.trim()
        + ", kernels "
        + kernels()
        + ", "
        + openblas_nolapack.blas_get_num_threads()
        + " thread a call";
  }

  /**
   * The pointer {@code gotoblas} leads to the table in use; the library exports every table by
   * name.
   */
  private static String kernels() {
    Pointer chosen = Loader.addressof("gotoblas");
    if (chosen == null) {
      return "of the build";
    }
    try (PointerPointer<Pointer> variable = new PointerPointer<>(chosen)) {
      long table = variable.get(Pointer.class, 0).address();
      for (String kernel : KERNELS) {
        Pointer candidate = Loader.addressof("gotoblas_" + kernel);
        if (candidate != null && candidate.address() == table) {
          return kernel;
        }
      }
      return "unknown";
    }
  }
}
