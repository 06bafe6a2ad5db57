// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.registry;

/**
 * What a message is about: a part, or an option of it.
 *
 * @param part the words for the part, as in "denoiser 'mlp'"
 * @param maker the words for the part with its plug-in and jar
 * @param path the way to the option, names joined by dots; empty for the part itself
 */
record Subject(String part, String maker, String path) {

  /** Returns the subject that a part is. */
  static Subject of(RegisteredComponent<?> registered) {
    return new Subject(registered.words(), PartException.words(registered), "");
  }

  /** Returns an option of this. */
  Subject option(String name) {
    return new Subject(part, maker, path.isEmpty() ? name : path + "." + name);
  }

  /** Returns the values of the list that this is. */
  Subject values() {
    return new Subject("each value of " + words(), maker, "");
  }

  /** Returns the words for it: "option 'training.steps' of denoiser 'mlp'". */
  String words() {
    return path.isEmpty() ? part : "option '" + path + "' of " + part;
  }
}
