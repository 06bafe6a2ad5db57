// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.difflab.files.yaml.NumberRange;

/** Factory methods for JSON Schema nodes. Every call creates a new node. */
public final class SchemaNodes {

  /** The keyword of the definitions of a schema. */
  public static final String DEFINITIONS = "$defs";

  static final String PROPERTIES = "properties";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SchemaNodes() {}

  /** Returns the schema that accepts everything. */
  public static ObjectNode anything() {
    return NODES.objectNode();
  }

  /** Returns the schema of values of a type. */
  public static ObjectNode of(String type) {
    return anything().put("type", type);
  }

  /** Returns the schema of a text; what looks like a number or a truth value is a text too. */
  public static ObjectNode text() {
    return ofAny(List.of("string", "number", "boolean"));
  }

  /** Returns the schema of an enumeration of words. */
  public static ObjectNode word(Collection<String> words) {
    ObjectNode schema = anything();
    words.forEach(schema.putArray("enum")::add);
    return schema;
  }

  /** Returns the schema of a whole number, whose digits may be grouped, as in 60_000. */
  public static ObjectNode whole(double least, double greatest) {
    return bounded(
            ofAny(List.of("integer", "string")),
            NumberRange.of(Math.ceil(least), Math.floor(greatest)))
        .put("pattern", "^[-+]?[1-9][0-9]*(_[0-9]+)+$");
  }

  /** Returns a schema with the bounds of a range on numbers; infinite ones are left out. */
  static ObjectNode bounded(ObjectNode schema, NumberRange range) {
    put(schema, "minimum", range.min());
    put(schema, "maximum", range.max());
    put(schema, "exclusiveMinimum", range.above());
    put(schema, "exclusiveMaximum", range.below());
    return schema;
  }

  private static void put(ObjectNode schema, String keyword, double bound) {
    if (Double.isInfinite(bound)) {
      return;
    }
    boolean exact = bound == Math.rint(bound) && Math.abs(bound) < 1L << 53;
    schema.set(keyword, exact ? NODES.numberNode((long) bound) : NODES.numberNode(bound));
  }

  /** Returns the schema of a list. */
  public static ObjectNode list(ObjectNode items) {
    ObjectNode schema = of("array");
    schema.set("items", items);
    return schema;
  }

  /** Returns the schema of a mapping without keys; only keys that are added later are allowed. */
  public static ObjectNode mapping() {
    ObjectNode schema = of("object");
    schema.putObject(PROPERTIES);
    return schema.put("additionalProperties", false);
  }

  /** Adds a key to the schema of a mapping. */
  public static void key(ObjectNode mapping, String key, ObjectNode value) {
    ((ObjectNode) mapping.get(PROPERTIES)).set(key, value);
  }

  /** Sets the required keys of a mapping. */
  public static void require(ObjectNode mapping, List<String> keys) {
    if (!keys.isEmpty()) {
      keys.forEach(mapping.putArray("required")::add);
    }
  }

  /** Returns the schema that accepts what any of several schemas accepts. */
  public static ObjectNode anyOf(Collection<ObjectNode> schemas) {
    ObjectNode schema = anything();
    ArrayNode choices = schema.putArray("anyOf");
    schemas.forEach(choices::add);
    return schema;
  }

  /** Returns a reference to another schema, such as "#/$defs/encoder". */
  public static ObjectNode at(String place) {
    return anything().put("$ref", place);
  }

  static ObjectNode ofAny(List<String> types) {
    ObjectNode schema = anything();
    types.forEach(schema.putArray("type")::add);
    return schema;
  }
}
