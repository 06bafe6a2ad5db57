// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of a YAML text, with its place. */
public sealed interface Node {

  /**
   * Returns where the value begins; of a mapping adjusted by another, where the adjustment begins.
   */
  Place place();

  /** Returns the value as shown in messages: "'mlp'", "a list". */
  String found();

  /**
   * Key-value pairs in the order of the text, each key once.
   *
   * @param place where it begins
   * @param entries the pairs
   */
  record Mapping(Place place, List<Entry> entries) implements Node {

    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Returns the pair of a key. */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    /** Returns the value of a key. */
    public Optional<Node> get(String key) {
      return entry(key).map(Entry::value);
    }

    /**
     * Returns this mapping at {@code there}, with one pair replaced or, if its key is new, added.
     */
    public Mapping with(Place there, Entry entry) {
      Map<String, Entry> all = new LinkedHashMap<>();
      entries.forEach(own -> all.put(own.key().text(), own));
      all.put(entry.key().text(), entry);
      return new Mapping(there, new ArrayList<>(all.values()));
    }

    @Override
    public String found() {
      return "a mapping";
    }
  }

  /**
   * A pair of a mapping.
   *
   * @param key the key
   * @param value the value
   */
  record Entry(Scalar key, Node value) {}

  /**
   * A list.
   *
   * @param place where it begins
   * @param items its values
   */
  record Sequence(Place place, List<Node> items) implements Node {

    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String found() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /**
   * A word, a number, a text or null.
   *
   * @param place where it begins
   * @param text the text without quotes
   * @param style how it is written
   */
  record Scalar(Place place, String text, Style style) implements Node {

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final int SHOWN = 60;

    /**
     * Returns whether this is YAML's null: an empty value, {@code ~} or {@code null}, not in
     * quotes.
     */
    public boolean isNull() {
      return style == Style.PLAIN && NOTHING.contains(text);
    }

    @Override
    public String found() {
      if (isNull()) {
        return "nothing";
      }
      String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
      return style == Style.PLAIN ? "'" + shown + "'" : "the text \"" + shown + "\"";
    }
  }

  /** The style of a scalar. */
  enum Style {
    /** Without quotes: it may be a number, a truth value or null. */
    PLAIN,
    /** In quotes or as a block: it is always a text. */
    QUOTED
  }
}
