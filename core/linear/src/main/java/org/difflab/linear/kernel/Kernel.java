// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;

/**
 * An {@link Operation} on a fixed number of rows, with the memory that it needs between its passes.
 * It is used by one thread at a time. Kernels made by the same {@link Kernels} share scratch memory
 * and so are used by one thread at a time, too.
 *
 * <p>Buffers hold the rows of a value one after the other, exactly as many as the kernel was made
 * for, and come from the same kernels. Only the activation and the sum may write their output to
 * the buffer of their (first) input.
 */
public interface Kernel extends AutoCloseable {

  /**
   * Reads the parameters, laid out as the operation states. To be called before the first pass and
   * again after every change; what a pass needs of them is copied.
   *
   * @param parameters {@link Operation#parameters} values in float32
   * @throws IllegalArgumentException if the buffer has another length
   */
  void load(Buffer parameters);

  /**
   * Computes the output.
   *
   * @param inputs one buffer for each of {@link Operation#inputs}
   * @param output receives the rows of {@link Operation#output}
   * @throws IllegalArgumentException if the number of buffers or a length is another
   */
  void forward(List<Buffer> inputs, Buffer output);

  /**
   * Computes gradients of a loss L, after the forward pass of the same inputs. What the buffers of
   * the gradients held is replaced.
   *
   * @param inputs the inputs of the forward pass; not read unless {@link
   *     Operation#backwardReadsInputs}
   * @param outputGradient ∂L/∂output
   * @param inputGradients receive ∂L/∂input for the first {@link Operation#differentiableInputs}
   *     inputs; none if the kernel was made for {@link Gradients#PARAMETERS}
   * @param parameterGradient receives ∂L/∂parameters in float32, summed over the rows in their
   *     order; of length 0 where there are no parameters
   * @throws IllegalArgumentException if the number of buffers or a length is another
   * @throws IllegalStateException if the kernel was made for {@link Gradients#NONE}
   */
  void backward(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient);

  /** Frees all that the kernel holds. It may not be used afterwards. */
  @Override
  void close();
}
