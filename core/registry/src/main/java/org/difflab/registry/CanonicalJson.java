// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.difflab.files.FileContents;
import org.difflab.files.text.ShortText;
import org.difflab.files.yaml.DurationText;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Part;

/**
 * Parts as canonical JSON, with exactly one text for each choice, so that it can be hashed: kind,
 * type, plug-in and version, then every option, sorted by name, without spaces. Numbers are the
 * shortest decimals that parse to the same value, on every Java version; an empty option is {@code
 * null}; paths are texts with '/'; durations are texts; a group of options is an object without a
 * type.
 */
public final class CanonicalJson {

  private static final String KIND = "kind";
  private static final String PLUGIN = "plugin";
  private static final String VERSION = "version";
  private static final String OPTIONS = "options";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Registry registry;
  private final Function<Path, String> paths;

  /** Creates a writer for parts whose components are in {@code registry}. */
  @Inject
  public CanonicalJson(Registry registry) {
    this(registry, PartWriter::text);
  }

  private CanonicalJson(Registry registry, Function<Path, String> paths) {
    this.registry = registry;
    this.paths = paths;
  }

  /**
   * Returns a writer that replaces paths of files by the checksums of their content, so that the
   * text of a part does not depend on the location of files. It cannot be parsed.
   */
  public CanonicalJson ofContents() {
    return new CanonicalJson(
        registry, path -> FileContents.digest(path).orElseGet(() -> PartWriter.text(path)));
  }

  /**
   * Returns the text of a part.
   *
   * @throws IllegalArgumentException if a component is not registered
   */
  public String of(Part<?> part) {
    try {
      return JSON.writeValueAsString(object(part));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(part + " cannot be written as JSON", e);
    }
  }

  /**
   * Parses a text written by {@link #of}; spaces and order do not matter. Missing options get their
   * defaults, which is allowed only if the component was written by another version of its plug-in
   * than is installed.
   *
   * @throws InputException if it is not such a text, or the installed component has other options
   */
  public <T> Part<T> part(Class<T> kind, String json) {
    JsonNode tree = parsed(json);
    String expected = Kind.of(kind).map(Kind::word).orElseThrow();
    if (!tree.path(KIND).asText().equals(expected)) {
      throw new InputException(
          "expected a part of kind '" + expected + "', found '" + tree.path(KIND).asText() + "'");
    }
    Part<T> part = PartReader.require(registry, kind, choice(tree));
    requireForm(tree);
    requireComplete(tree, object(part), "", true);
    return part;
  }

  /** Checks the fields of each part in a tree besides its options. */
  private static void requireForm(JsonNode node) {
    if (node.has(Overlay.TYPE)) {
      for (String field : List.of(KIND, Overlay.TYPE, PLUGIN, VERSION)) {
        if (!node.path(field).isTextual()) {
          throw new InputException("'" + field + "' must be a text, found " + found(node, field));
        }
      }
      if (!node.path(OPTIONS).isObject()) {
        throw new InputException(
            "'" + OPTIONS + "' must be an object, found " + found(node, OPTIONS));
      }
    }
    node.forEach(CanonicalJson::requireForm);
  }

  private static String found(JsonNode node, String field) {
    return node.has(field) ? ShortText.of(node.path(field).toString()) : "nothing";
  }

  /**
   * Requires all expected options, except those of parts of another version.
   *
   * @param sameVersion whether the part with this option has the installed version
   */
  private static void requireComplete(
      JsonNode found, JsonNode expected, String place, boolean sameVersion) {
    if (expected.has(Overlay.TYPE)) {
      requireFields(
          found.path(OPTIONS),
          expected.path(OPTIONS),
          place,
          found.path(PLUGIN).equals(expected.path(PLUGIN))
              && found.path(VERSION).equals(expected.path(VERSION)));
    } else if (expected.isObject()) {
      requireFields(found, expected, place, sameVersion);
    } else {
      for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
        requireComplete(found.path(i), expected.path(i), place + "[" + i + "]", sameVersion);
      }
    }
  }

  private static void requireFields(
      JsonNode found, JsonNode expected, String place, boolean sameVersion) {
    for (Map.Entry<String, JsonNode> option : expected.properties()) {
      String name = within(place, option.getKey());
      if (sameVersion && !found.has(option.getKey())) {
        throw new InputException("option '" + name + "' is missing");
      }
      requireComplete(found.path(option.getKey()), option.getValue(), name, sameVersion);
    }
  }

  private static String within(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /**
   * Returns a sentence for each component, including nested ones, that was written by another
   * plug-in or version than is installed.
   *
   * @param json a text written by {@link #of}
   * @throws InputException if it is not such a text; naming component and plug-in, if a component
   *     is not installed
   */
  public List<String> differences(String json) {
    List<String> differences = new ArrayList<>();
    compare(parsed(json), differences);
    return differences;
  }

  private void compare(JsonNode node, List<String> differences) {
    Optional<Kind> kind = Kind.of(node.path(KIND).asText());
    if (kind.isPresent() && node.has(Overlay.TYPE)) {
      String name = node.path(Overlay.TYPE).asText();
      String words = kind.get().word() + " '" + name + "'";
      String made = InstalledPlugin.label(node.path(PLUGIN).asText(), node.path(VERSION).asText());
      InstalledPlugin installed =
          registry
              .find(kind.get(), name)
              .orElseThrow(
                  () -> new InputException(words + " is not installed; it came from " + made))
              .plugin();
      if (!made.equals(InstalledPlugin.label(installed.name(), installed.version()))) {
        differences.add(words + " came from " + made + ", but installed is " + installed.label());
      }
    }
    node.forEach(inner -> compare(inner, differences));
  }

  private ObjectNode object(Part<?> part) {
    RegisteredComponent<?> registered = PartWriter.registered(registry, part);
    ObjectNode object = NODES.objectNode();
    object.put(KIND, registered.kind().word());
    object.put(Overlay.TYPE, part.name());
    object.put(PLUGIN, registered.plugin().name());
    object.put(VERSION, registered.plugin().version());
    object.set(OPTIONS, options(registered.options(), part.options()));
    return object;
  }

  private ObjectNode options(List<OptionDescription> options, Record chosen) {
    List<Object> values = OptionsRecord.values(chosen);
    SortedMap<String, JsonNode> sorted = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      OptionDescription option = options.get(i);
      sorted.put(option.name(), value(option.type(), values.get(i)));
    }
    ObjectNode object = NODES.objectNode();
    object.setAll(sorted);
    return object;
  }

  private JsonNode value(OptionType type, Object value) {
    if (type instanceof OptionType.Maybe maybe) {
      return PartWriter.present(value)
          .map(inner -> value(maybe.value(), inner))
          .orElseGet(NODES::nullNode);
    }
    if (type instanceof OptionType.Several several) {
      ArrayNode array = NODES.arrayNode();
      ((List<?>) value).forEach(item -> array.add(value(several.item(), item)));
      return array;
    }
    if (type instanceof OptionType.Nested) {
      return object((Part<?>) value);
    }
    if (type instanceof OptionType.Group group) {
      return options(group.options(), (Record) value);
    }
    if (type instanceof OptionType.Choice) {
      return NODES.textNode(OptionType.Choice.word((Enum<?>) value));
    }
    return switch ((OptionType.Simple) type) {
      case INT -> NODES.numberNode((int) (Integer) value);
      case LONG -> NODES.numberNode((long) (Long) value);
      case DOUBLE -> NODES.numberNode((double) (Double) value);
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case TEXT -> NODES.textNode((String) value);
      case PATH -> NODES.textNode(paths.apply((Path) value));
      case DURATION -> NODES.textNode(DurationText.of((Duration) value));
    };
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InputException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Converts the object of a part to the mapping of a file, with type and options at the same
   * level.
   */
  private static Node choice(JsonNode part) {
    List<Node.Entry> entries = new ArrayList<>();
    entries.add(entry(Overlay.TYPE, part.path(Overlay.TYPE)));
    part.path(OPTIONS)
        .properties()
        .forEach(option -> entries.add(entry(option.getKey(), option.getValue())));
    return new Node.Mapping(Place.START, entries);
  }

  private static Node.Entry entry(String key, JsonNode value) {
    return new Node.Entry(new Node.Scalar(Place.START, key, Node.Style.PLAIN), node(value));
  }

  private static Node node(JsonNode json) {
    if (json.has(Overlay.TYPE)) {
      return choice(json);
    }
    if (json.isObject()) {
      return new Node.Mapping(
          Place.START,
          json.properties().stream()
              .map(option -> entry(option.getKey(), option.getValue()))
              .toList());
    }
    if (json.isArray()) {
      List<Node> items = new ArrayList<>();
      json.forEach(item -> items.add(node(item)));
      return new Node.Sequence(Place.START, items);
    }
    return new Node.Scalar(
        Place.START, json.asText(), json.isTextual() ? Node.Style.QUOTED : Node.Style.PLAIN);
  }
}
