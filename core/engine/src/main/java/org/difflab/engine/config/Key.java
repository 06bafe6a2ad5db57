package org.difflab.engine.config;

import java.util.Arrays;
import java.util.List;

/** A key that the grammar of files fixes. */
interface Key {

  /** Returns the key as files spell it. */
  String word();

  /** Returns what stands under it. */
  String help();

  /** Returns the words of keys. */
  static List<String> words(Key[] keys) {
    return Arrays.stream(keys).map(Key::word).toList();
  }
}
