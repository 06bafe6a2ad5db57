// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

/**
 * A problem in a file.
 *
 * @param file the file as the user named it
 * @param place where in the file
 * @param message what was found and what is allowed
 */
public record Problem(String file, Place place, String message) {

  /** Returns the line shown to the user: {@code file:line:column: message}. */
  @Override
  public String toString() {
    return file + ":" + place + ": " + message;
  }
}
