// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Something the user gave cannot be used: a file, an option, a prompt. The message alone must tell
 * them which one, what was found, and what is allowed; it is shown without a stack trace.
 *
 * @since 0.1
 */
public class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes the exception of its message. */
  public InputException(String message) {
    super(message);
  }

  /** Makes the exception of its message and of what was met. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
