// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.dnnl.global.dnnl;

/** What tests ask of the processor that they run on. */
final class Processor {

  private Processor() {}

  /** Skips a test that needs oneDNN's fast products where they are not available. */
  static void assumeOneDnnIsFast() {
    int instructions = dnnl.dnnl_get_effective_cpu_isa();
    assumeTrue(
        (instructions & dnnl.dnnl_cpu_isa_avx2) == dnnl.dnnl_cpu_isa_avx2,
        "this processor is without AVX2");
  }
}
