// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.Arrays;
import java.util.List;
import org.difflab.files.text.Spelling;

/** A key of the grammar of files. */
interface Key {

  /** Returns the name of its constant. */
  String name();

  /** Returns the key as files spell it. */
  default String word() {
    return Spelling.hyphenated(name());
  }

  /** Returns the description of its value. */
  String help();

  /** Returns the names of keys in files. */
  static List<String> words(Key[] keys) {
    return Arrays.stream(keys).map(Key::word).toList();
  }
}
