// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.difflab.spi.InputException;

/** Exceptions in words: in one line for users, with all causes for a log file. */
public final class ExceptionText {

  private ExceptionText() {}

  /** Returns whether an exception has a message. */
  public static boolean hasMessage(Throwable thrown) {
    return thrown.getMessage() != null && !thrown.getMessage().isBlank();
  }

  /**
   * Returns whether the message of an exception is meant for users: it is an {@link
   * InputException}, {@link IllegalArgumentException} or {@link ArithmeticException} with a
   * message.
   */
  public static boolean isForUsers(Throwable thrown) {
    return hasMessage(thrown)
        && (thrown instanceof InputException
            || thrown instanceof IllegalArgumentException
            || thrown instanceof ArithmeticException);
  }

  /** Returns the message if it {@link #isForUsers}, otherwise the {@link #line}. */
  public static String reason(Throwable thrown) {
    return isForUsers(thrown) ? thrown.getMessage() : line(thrown);
  }

  /**
   * Returns an exception in one line: its class, and its message if it has one. For an {@link
   * IllegalArgumentException}, only the message.
   */
  public static String line(Throwable thrown) {
    String message = Optional.ofNullable(thrown.getMessage()).orElse("").strip();
    String cut = ShortText.of(message);
    if (thrown instanceof IllegalArgumentException && !cut.isEmpty()) {
      return cut;
    }
    String name = thrown.getClass().getSimpleName();
    String type = name.isEmpty() ? thrown.getClass().getName() : name;
    return cut.isEmpty() ? type : type + ": " + cut;
  }

  /** Returns the stack trace of an exception with those of its causes, as for a log file. */
  public static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
