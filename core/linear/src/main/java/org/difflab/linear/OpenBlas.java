// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.difflab.linear.NativeMatrix.Lines;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * The OpenBLAS library of this process. Its own threads are switched off: work is distributed by
 * the callers, so that the order of sums never depends on the number of threads.
 */
final class OpenBlas implements ProductLibrary {

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
  @Override
  public String description() {
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

  @Override
  public List<Padding> paddings() {
    return List.of(Padding.EVEN, Padding.FRAMED);
  }

  @Override
  public int stride(int width) {
    return width;
  }

  @Override
  public void multiply(NativeMatrix a, NativeMatrix b, NativeMatrix c, Into into) {
    cblas_sgemm(
        CblasRowMajor,
        transposition(a),
        transposition(b),
        c.rows(),
        c.columns(),
        a.columns(),
        1,
        a.values(),
        a.stride(),
        b.values(),
        b.stride(),
        into == Into.ADDED ? 1 : 0,
        c.values(),
        c.stride());
  }

  private static int transposition(NativeMatrix matrix) {
    return matrix.lines() == Lines.ROWS ? CblasNoTrans : CblasTrans;
  }

  @Override
  public void gram(NativeMatrix rows, NativeMatrix into) {
    cblas_ssyrk(
        CblasRowMajor,
        CblasUpper,
        CblasTrans,
        rows.columns(),
        rows.rows(),
        1,
        rows.values(),
        rows.stride(),
        0,
        into.values(),
        into.stride());
  }
}
