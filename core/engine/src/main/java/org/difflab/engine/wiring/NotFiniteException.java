// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.wiring;

/**
 * The engine found that a component returned a value that is not finite. The message names the
 * component, so that those within which it was called are not blamed.
 */
public final class NotFiniteException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  public NotFiniteException(String message) {
    super(message);
  }
}
