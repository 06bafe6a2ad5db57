// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import org.difflab.files.text.ExceptionText;
import org.difflab.spi.InputException;

/**
 * Thrown if a component failed: it threw an exception that its interface does not allow, or
 * returned null. The message names the component, its plug-in and jar, and the exception; the cause
 * is the original exception, for a log file.
 */
public final class PartException extends InputException {

  private static final long serialVersionUID = 1L;

  private PartException(String message) {
    super(message);
  }

  private PartException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the exception for a method with an invalid result, such as null. */
  public static PartException returned(
      RegisteredComponent<?> component, String method, String found, String expected) {
    return new PartException(
        words(component) + " returned " + found + " from " + method + ", expected " + expected);
  }

  /** Returns the exception for a component that refused something, with a message for the user. */
  public static PartException refused(RegisteredComponent<?> component, Throwable thrown) {
    return new PartException(words(component) + ": " + ExceptionText.line(thrown), thrown);
  }

  /**
   * Returns the exception for a component that threw an exception.
   *
   * @param action the called method, such as "train"
   */
  public static PartException failed(
      RegisteredComponent<?> component, String action, Throwable thrown) {
    return new PartException(
        words(component) + " failed in " + action + ": " + ExceptionText.line(thrown), thrown);
  }

  /** Returns the exception for a component whose constructor threw an exception. */
  public static PartException notMade(RegisteredComponent<?> component, Throwable thrown) {
    return notMade(component, ExceptionText.line(thrown), thrown);
  }

  /** Returns the exception for a component that cannot be created. */
  public static PartException notMade(
      RegisteredComponent<?> component, String reason, Throwable thrown) {
    return new PartException(words(component) + " cannot be made: " + reason, thrown);
  }

  /** Returns the name of a component with its plug-in and jar. */
  public static String words(RegisteredComponent<?> component) {
    return component.words() + " of " + component.plugin().label();
  }
}
