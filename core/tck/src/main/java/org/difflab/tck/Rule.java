// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import org.difflab.spi.Matrix;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/**
 * One numbered rule. A violation is reported in one sentence, followed by advice.
 *
 * @param number its number, as in the documentation of the interface: "D3"
 * @param advice what to check in a component that violates it
 */
record Rule(String number, String advice) {

  /** Returns the failure: the number, what was found, and the advice. */
  AssertionError brokenBy(String found) {
    return new AssertionFailedError(number + ": " + found + ". " + advice);
  }

  /** Returns the failure with its cause. */
  AssertionError brokenBy(String found, Throwable cause) {
    return new AssertionFailedError(number + ": " + found + ". " + advice, cause);
  }

  /**
   * Requires a condition.
   *
   * @param otherwise what was found if it is false
   */
  void require(boolean holds, String otherwise) {
    if (!holds) {
      throw brokenBy(otherwise);
    }
  }

  /** Requires that the actual value equals the expected one. */
  void requireEqual(Object due, Object found, String what) {
    require(due.equals(found), what + " is " + found + " where " + due + " is due");
  }

  /** Requires that two matrices have the same size and bits. */
  void requireSame(Matrix due, Matrix found, String what) {
    require(
        due.rows() == found.rows() && due.columns() == found.columns(),
        what + ": " + size(found) + " where " + size(due) + " is due");
    for (int row = 0; row < due.rows(); row++) {
      for (int column = 0; column < due.columns(); column++) {
        float expected = due.get(row, column);
        float actual = found.get(row, column);
        require(
            Float.floatToIntBits(expected) == Float.floatToIntBits(actual),
            what + ": " + actual + " where " + expected + " is due" + at(row, column));
      }
    }
  }

  /** Requires that a matrix has a size and only finite values. */
  void requireFinite(int rows, int columns, Matrix found, String what) {
    require(
        found.rows() == rows && found.columns() == columns,
        what + ": " + size(found) + " where " + rows + "x" + columns + " is due");
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float value = found.get(row, column);
        require(Float.isFinite(value), what + ": " + value + at(row, column));
      }
    }
  }

  private static String size(Matrix matrix) {
    return matrix.rows() + "x" + matrix.columns();
  }

  private static String at(int row, int column) {
    return " in row " + row + ", column " + column;
  }

  /**
   * Requires that something is refused by an exception of a class, with a message.
   *
   * @param what the call that must be refused
   */
  void requireRefused(Class<? extends Exception> due, String what, Executable call) {
    try {
      call.execute();
    } catch (Throwable e) {
      require(
          due.isInstance(e),
          what + " ends in " + e + ", where an " + due.getSimpleName() + " is due");
      requireMessage(e, what);
      return;
    }
    throw brokenBy(what + " is not refused by an " + due.getSimpleName());
  }

  /** Requires that an exception has a message. */
  void requireMessage(Throwable e, String what) {
    String message = e.getMessage();
    require(
        message != null && !message.isBlank(),
        what + " is refused by an " + e.getClass().getSimpleName() + " without a message");
  }
}
