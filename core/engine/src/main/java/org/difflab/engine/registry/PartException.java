// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.registry;

import org.difflab.files.text.ExceptionText;
import org.difflab.spi.InputException;

/**
 * A component failed: it threw what its interface does not allow, or returned null. The message
 * names the component, its plug-in and the jar, and what was thrown; the cause is the original
 * exception, for a log file.
 */
public final class PartException extends InputException {

  private static final long serialVersionUID = 1L;

  private PartException(String message) {
    super(message);
  }

  private PartException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the exception of a method that returned what it must not, such as null. */
  public static PartException returned(
      RegisteredComponent<?> component, String method, String found, String expected) {
    return new PartException(
        words(component) + " returned " + found + " from " + method + ", expected " + expected);
  }

  /** Returns the exception of a component that refused something, with a message for the user. */
  public static PartException refused(RegisteredComponent<?> component, Throwable thrown) {
    return new PartException(words(component) + ": " + ExceptionText.line(thrown), thrown);
  }

  /**
   * Returns the exception of a component that threw something.
   *
   * @param action what it was doing, such as "train"
   */
  public static PartException failed(
      RegisteredComponent<?> component, String action, Throwable thrown) {
    return new PartException(
        words(component) + " failed in " + action + ": " + ExceptionText.line(thrown), thrown);
  }

  /** Returns the exception of a component whose constructor threw something. */
  public static PartException notMade(RegisteredComponent<?> component, Throwable thrown) {
    return notMade(component, ExceptionText.line(thrown), thrown);
  }

  /** Returns the exception of a component that cannot be made. */
  public static PartException notMade(
      RegisteredComponent<?> component, String reason, Throwable thrown) {
    return new PartException(words(component) + " cannot be made: " + reason, thrown);
  }

  /** Returns the name of a component with its plug-in and jar. */
  public static String words(RegisteredComponent<?> component) {
    return component.words() + " of " + component.plugin().label();
  }
}
