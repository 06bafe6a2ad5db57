package org.difflab.engine.registry;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.difflab.spi.InputException;

/**
 * A component failed: it threw what its interface does not allow, or returned null. The message
 * names the component, its plug-in and the jar, and what was thrown; the cause is the original
 * exception, for a log file.
 */
public final class PartException extends InputException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_LETTERS = 300;

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
    return new PartException(words(component) + ": " + text(thrown), thrown);
  }

  /**
   * Returns the exception of a component that threw something.
   *
   * @param action what it was doing, such as "train"
   */
  public static PartException failed(
      RegisteredComponent<?> component, String action, Throwable thrown) {
    return new PartException(
        words(component) + " failed in " + action + ": " + text(thrown), thrown);
  }

  /** Returns the exception of a component whose constructor threw something. */
  public static PartException notMade(RegisteredComponent<?> component, Throwable thrown) {
    return notMade(component, text(thrown), thrown);
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

  /** Returns whether something that was thrown has a message. */
  public static boolean isExplained(Throwable thrown) {
    return thrown.getMessage() != null && !thrown.getMessage().isBlank();
  }

  /**
   * Returns whether something that was thrown says in its message, for users, what is wrong: it is
   * an {@link InputException}, {@link IllegalArgumentException} or {@link ArithmeticException}.
   */
  public static boolean isRefusal(Throwable thrown) {
    return isExplained(thrown)
        && (thrown instanceof InputException
            || thrown instanceof IllegalArgumentException
            || thrown instanceof ArithmeticException);
  }

  /** Returns the message of a refusal, and of anything else its {@link #text}. */
  public static String reason(Throwable thrown) {
    return isRefusal(thrown) ? thrown.getMessage() : text(thrown);
  }

  /** Returns an exception in one line: its class, and its message if it has one. */
  public static String text(Throwable thrown) {
    String message = Optional.ofNullable(thrown.getMessage()).orElse("").strip();
    String cut = shortened(message);
    if (thrown instanceof IllegalArgumentException && !cut.isEmpty()) {
      return cut;
    }
    String name = thrown.getClass().getSimpleName();
    String type = name.isEmpty() ? thrown.getClass().getName() : name;
    return cut.isEmpty() ? type : type + ": " + cut;
  }

  /** Returns a text in one line of at most {@value #MOST_LETTERS} letters. */
  public static String shortened(String text) {
    String line = text.replaceAll("\\s*\\R\\s*", " ");
    return line.length() > MOST_LETTERS
        ? line.substring(0, MOST_LETTERS).stripTrailing() + "…"
        : line;
  }

  /** Returns the stack trace of an exception with those of its causes, as for a log file. */
  public static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
