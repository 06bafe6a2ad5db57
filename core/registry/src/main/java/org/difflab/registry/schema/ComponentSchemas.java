// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.difflab.files.yaml.Overlay;
import org.difflab.registry.Kind;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;

/**
 * The schema definitions for choices of components. For each kind, such as encoder, there are
 *
 * <ul>
 *   <li>{@code encoder}: a complete choice: a name or a mapping with {@code type}, with all options
 *       that have no default;
 *   <li>{@code encoder-adjustable}: the same without required options, or a mapping of options
 *       only, which is merged with another choice;
 *   <li>{@code encoder-name}, {@code encoder-options}: the names, and the options of all of them;
 *   <li>{@code encoder:pca}: the mapping that chooses one component.
 * </ul>
 */
public final class ComponentSchemas {

  private static final String HERE = "#/" + SchemaNodes.DEFINITIONS + "/";

  private final Registry registry;

  /** Creates the schemas for the installed components. */
  public ComponentSchemas(Registry registry) {
    this.registry = registry;
  }

  /** Returns the reference to the schema of a complete choice. */
  public static String choice(Kind kind) {
    return HERE + kind.word();
  }

  /** Returns the reference to the schema of a choice that may be merged with another. */
  public static String adjustable(Kind kind) {
    return HERE + kind.word() + "-adjustable";
  }

  /** Returns the names of all options of components of a kind. */
  public List<String> options(Kind kind) {
    return List.copyOf(places(kind).keySet());
  }

  /** Returns the reference to the schema of an option of components of a kind. */
  public static String option(Kind kind, String name) {
    return HERE + kind.word() + "-options/" + SchemaNodes.PROPERTIES + "/" + name;
  }

  /** Returns all definitions. */
  public ObjectNode definitions() {
    ObjectNode definitions = SchemaNodes.anything();
    for (Kind kind : Kind.values()) {
      String word = kind.word();
      definitions.set(word + "-name", names(kind));
      definitions.set(word + "-options", anyOptions(kind));
      definitions.set(word, whole(kind));
      definitions.set(word + "-adjustable", adjusting(kind));
      registry.all(kind).forEach(one -> definitions.set(key(one), mapping(one)));
    }
    return definitions;
  }

  private static String key(RegisteredComponent<?> registered) {
    return registered.kind().word() + ":" + registered.component().name();
  }

  private ObjectNode names(Kind kind) {
    List<RegisteredComponent<?>> all = registry.all(kind);
    ObjectNode names = SchemaNodes.word(all.stream().map(one -> one.component().name()).toList());
    ArrayNode descriptions = names.putArray("enumDescriptions");
    all.forEach(one -> descriptions.add(one.component().summary()));
    return names;
  }

  private static ObjectNode mapping(RegisteredComponent<?> registered) {
    ObjectNode mapping = OptionSchema.mapping(registered.options());
    SchemaNodes.key(mapping, Overlay.TYPE, SchemaNodes.anything());
    mapping.put("description", registered.component().summary());
    return mapping;
  }

  private ObjectNode anyOptions(Kind kind) {
    ObjectNode mapping = SchemaNodes.mapping();
    places(kind)
        .forEach(
            (name, places) -> {
              List<ObjectNode> schemas = places.stream().map(SchemaNodes::at).toList();
              SchemaNodes.key(
                  mapping, name, schemas.size() == 1 ? schemas.get(0) : SchemaNodes.anyOf(schemas));
            });
    return mapping;
  }

  private SortedMap<String, List<String>> places(Kind kind) {
    SortedMap<String, List<String>> places = new TreeMap<>();
    for (RegisteredComponent<?> one : registry.all(kind)) {
      for (OptionDescription option : one.options()) {
        places
            .computeIfAbsent(option.name(), name -> new ArrayList<>())
            .add(HERE + key(one) + "/" + SchemaNodes.PROPERTIES + "/" + option.name());
      }
    }
    return places;
  }

  private ObjectNode whole(Kind kind) {
    ObjectNode typed = typed(kind, Completeness.WHOLE);
    SchemaNodes.require(typed, List.of(Overlay.TYPE));
    List<String> byName =
        registry.all(kind).stream()
            .filter(one -> required(one).isEmpty())
            .map(one -> one.component().name())
            .toList();
    return SchemaNodes.anyOf(List.of(SchemaNodes.word(byName), typed));
  }

  private static List<String> required(RegisteredComponent<?> registered) {
    return registered.options().stream()
        .filter(option -> option.defaultText().isEmpty())
        .map(OptionDescription::name)
        .toList();
  }

  private ObjectNode adjusting(Kind kind) {
    ObjectNode mapping = SchemaNodes.of("object");
    SchemaNodes.require(mapping.putObject("if"), List.of(Overlay.TYPE));
    mapping.set("then", typed(kind, Completeness.ADJUSTED));
    mapping.set("else", SchemaNodes.at(HERE + kind.word() + "-options"));
    return SchemaNodes.anyOf(List.of(SchemaNodes.at(HERE + kind.word() + "-name"), mapping));
  }

  /** Whether options without a default are required where the component is chosen. */
  private enum Completeness {
    WHOLE,
    ADJUSTED
  }

  /**
   * The constraints implied by the type. Conditions give better messages in editors than
   * alternatives.
   */
  private ObjectNode typed(Kind kind, Completeness completeness) {
    ObjectNode typed = SchemaNodes.of("object");
    typed
        .putObject(SchemaNodes.PROPERTIES)
        .set(Overlay.TYPE, SchemaNodes.at(HERE + kind.word() + "-name"));
    if (registry.all(kind).isEmpty()) {
      return typed;
    }
    ArrayNode cases = typed.putArray("allOf");
    for (RegisteredComponent<?> one : registry.all(kind)) {
      ObjectNode named = cases.addObject();
      named
          .putObject("if")
          .putObject(SchemaNodes.PROPERTIES)
          .putObject(Overlay.TYPE)
          .put("const", one.component().name());
      ObjectNode then = SchemaNodes.at(HERE + key(one));
      if (completeness == Completeness.WHOLE) {
        SchemaNodes.require(then, required(one));
      }
      named.set("then", then);
    }
    return typed;
  }
}
