// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Thrown if user input cannot be used: a file, an option, a prompt. The message must state which
 * one, what was found, and what is allowed; it is shown without a stack trace.
 *
 * @since 0.1
 */
public class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message. */
  public InputException(String message) {
    super(message);
  }

  /** Creates an exception with a message and a cause. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
