// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

/**
 * The subject of a message: a part, or an option of it.
 *
 * @param part the name of the part in messages, as in "denoiser 'mlp'"
 * @param maker the name of the part with its plug-in and jar
 * @param path the path of the option, names joined by dots; empty for the part itself
 */
record Subject(String part, String maker, String path) {

  /** Returns the subject for a part. */
  static Subject of(RegisteredComponent<?> registered) {
    return new Subject(registered.words(), PartException.words(registered), "");
  }

  /** Returns the subject for an option of this one. */
  Subject option(String name) {
    return new Subject(part, maker, path.isEmpty() ? name : path + "." + name);
  }

  /** Returns the subject for the values of this list. */
  Subject values() {
    return new Subject("each value of " + words(), maker, "");
  }

  /** Returns its text in messages: "option 'training.steps' of denoiser 'mlp'". */
  String words() {
    return path.isEmpty() ? part : "option '" + path + "' of " + part;
  }
}
