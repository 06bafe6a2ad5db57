// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import org.difflab.linear.kernel.Precision;
import org.difflab.spi.InputException;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The format of the values between the layers of a network, in training and in use. Parameters,
 * their gradients and Adam's moments are float32 in any case. What a part is trained with is
 * covered by the key of the part: by this option and, for {@link #AUTO}, by the description of the
 * linear algebra, which lists bfloat16 where the processor has it.
 */
public enum PrecisionOption {
  /** IEEE 754 binary32, on every machine. */
  FLOAT32 {
    @Override
    public NetworkKernels kernels(LinearAlgebra algebra) {
      return new NetworkKernels(algebra, Precision.FLOAT32);
    }
  },
  /** The upper half of a float32, on processors with avx512_bf16 or amx_bf16. */
  BFLOAT16 {
    @Override
    public NetworkKernels kernels(LinearAlgebra algebra) {
      NetworkKernels kernels = new NetworkKernels(algebra, Precision.BFLOAT16);
      try {
        kernels.open().close();
        return kernels;
      } catch (InputException e) {
        throw new InputException(
            "option 'precision': "
                + e.getMessage()
                + "; precision float32 is available everywhere, and auto uses bfloat16 where it is"
                + " available",
            e);
      }
    }
  },
  /** {@link #BFLOAT16} where it is available, else {@link #FLOAT32}. */
  AUTO {
    @Override
    public NetworkKernels kernels(LinearAlgebra algebra) {
      try {
        return BFLOAT16.kernels(algebra);
      } catch (InputException e) {
        return FLOAT32.kernels(algebra);
      }
    }
  };

  /**
   * Returns what computes the layers.
   *
   * @throws InputException if the linear algebra or the processor do not have this precision
   */
  public abstract NetworkKernels kernels(LinearAlgebra algebra);
}
