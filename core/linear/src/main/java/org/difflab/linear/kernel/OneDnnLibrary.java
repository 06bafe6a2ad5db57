// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.presets.openblas_nolapack.SetNumThreads;
import org.difflab.files.setting.Settings;

/**
 * The oneDNN library of this process. It would share each call out among OpenMP's threads; every
 * calling thread is limited to one, unless the environment says so, and the order of sums never
 * depends on how many there are.
 */
public final class OneDnnLibrary {

  /** What every calling thread does first, so as to have one of OpenMP's threads. */
  private final Runnable oneThread;

  /**
   * Loads the library, if that was not done yet.
   *
   * @throws LinkageError if there is none for this machine
   * @throws UnsupportedOperationException if it is slow on this processor, or its threads cannot be
   *     set
   */
  public OneDnnLibrary() {
    Loader.load(dnnl.class);
    if (!has(dnnl_cpu_isa_avx2)) {
      throw new UnsupportedOperationException("oneDNN is fast on processors with AVX2 only");
    }
    this.oneThread =
        Settings.ofThisProcess().variable("OMP_NUM_THREADS").filter("1"::equals).isPresent()
            ? () -> {}
            : settingOneThread();
  }

  /**
   * OpenMP's function as a structure that points to it, which the bindings of OpenBLAS can call.
   */
  private static Runnable settingOneThread() {
    Pointer function = Loader.addressof("omp_set_num_threads");
    if (function == null) {
      throw new UnsupportedOperationException(
          "the threads of oneDNN cannot be set; set OMP_NUM_THREADS to 1 before Java starts");
    }
    SetNumThreads threads = new SetNumThreads(new PointerPointer<Pointer>(1L).put(0, function));
    return () -> threads.call(1);
  }

  /** Limits the calling thread to one of OpenMP's threads; to be called before each call. */
  public void limitThread() {
    oneThread.run();
  }

  /** Returns version, instructions and threads, such as "oneDNN 3.11.0, AVX2, 1 thread a call". */
  public String description() {
    dnnl_version_t version = dnnl_version();
    return "oneDNN "
        + version.major()
        + "."
        + version.minor()
        + "."
        + version.patch()
        + ", "
        + instructions()
        + ", 1 thread a call";
  }

  private String instructions() {
    if (has(dnnl_cpu_isa_avx512_core_amx)) {
      return "AVX-512 and AMX";
    }
    if (hasBfloat16()) {
      return "AVX-512 and bfloat16";
    }
    return hasAvx512() ? "AVX-512" : "AVX2";
  }

  /** Returns whether the processor has AVX-512. */
  public boolean hasAvx512() {
    return has(dnnl_cpu_isa_avx512_core);
  }

  /** Returns whether the processor multiplies bfloat16 values (avx512_bf16 or amx_bf16). */
  public boolean hasBfloat16() {
    return has(dnnl_cpu_isa_avx512_core_bf16);
  }

  /** Instructions are bits, each set of them with those of the sets that it includes. */
  private static boolean has(int instructions) {
    return (dnnl_get_effective_cpu_isa() & instructions) == instructions;
  }
}
