// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

/**
 * Thrown if a component returned a value that is not finite. The message names the component, so
 * that the components that called it are not blamed.
 */
public final class NotFiniteException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  public NotFiniteException(String message) {
    super(message);
  }
}
