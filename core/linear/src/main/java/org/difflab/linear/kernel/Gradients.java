// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

/** Which gradients a kernel computes; what it does not compute it needs no memory for. */
public enum Gradients {
  /** None: the kernel only evaluates. */
  NONE,
  /** Those by the parameters: the kernel is the first of its network. */
  PARAMETERS,
  /** Those by the parameters and by the inputs. */
  ALL
}
