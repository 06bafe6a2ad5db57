// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Optional;
import org.difflab.files.yaml.DurationText;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.OptionType;

/** The schemas of options: type, range, allowed words, default and documentation. */
final class OptionSchema {

  private static final ObjectMapper YAML = new YAMLMapper();

  private OptionSchema() {}

  static ObjectNode of(OptionDescription option) {
    ObjectNode schema = of(option, option.type());
    schema.put("description", option.help());
    option
        .defaultText()
        .flatMap(text -> parsed(option, text))
        .ifPresent(value -> schema.set("default", value));
    return schema;
  }

  private static ObjectNode of(OptionDescription option, OptionType type) {
    if (type instanceof OptionType.Maybe maybe) {
      return orNull(of(option, maybe.value()));
    }
    if (type instanceof OptionType.Several several) {
      ObjectNode item =
          several.item() instanceof OptionType.Nested nested
              ? SchemaNodes.at(ComponentSchemas.choice(nested.kind()))
              : of(option, several.item());
      ObjectNode list = SchemaNodes.list(item);
      return several.mayBeAlone() ? SchemaNodes.anyOf(List.of(list, item.deepCopy())) : list;
    }
    if (type instanceof OptionType.Choice choice) {
      return SchemaNodes.word(choice.allowed());
    }
    if (type instanceof OptionType.Nested nested) {
      return SchemaNodes.at(ComponentSchemas.adjustable(nested.kind()));
    }
    if (type instanceof OptionType.Group group) {
      return mapping(group.options());
    }
    return switch ((OptionType.Simple) type) {
      case INT ->
          SchemaNodes.whole(
              (double) Math.max(option.range().leastWhole(), Integer.MIN_VALUE),
              (double) Math.min(option.range().greatestWhole(), Integer.MAX_VALUE));
      case LONG ->
          SchemaNodes.whole(
              orUnbounded(option.range().leastWhole()),
              orUnbounded(option.range().greatestWhole()));
      case DOUBLE -> SchemaNodes.bounded(SchemaNodes.of("number"), option.range());
      case BOOLEAN -> SchemaNodes.of("boolean");
      case TEXT, PATH -> SchemaNodes.text();
      case DURATION -> SchemaNodes.of("string").put("pattern", "^(" + DurationText.PATTERN + ")$");
    };
  }

  private static double orUnbounded(long bound) {
    return bound == Long.MIN_VALUE
        ? Double.NEGATIVE_INFINITY
        : bound == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (double) bound;
  }

  /** Returns the schema of a mapping of options, all of them optional. */
  static ObjectNode mapping(List<OptionDescription> options) {
    ObjectNode mapping = SchemaNodes.mapping();
    options.forEach(option -> SchemaNodes.key(mapping, option.name(), of(option)));
    return mapping;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      schema.putArray("type").add(type.asText()).add("null");
    } else if (type instanceof ArrayNode types) {
      types.add("null");
    } else if (schema.get("enum") instanceof ArrayNode words) {
      words.addNull();
    } else {
      return SchemaNodes.anyOf(List.of(schema, SchemaNodes.of("null")));
    }
    return schema;
  }

  private static Optional<JsonNode> parsed(OptionDescription option, String text) {
    if (text.isBlank()) {
      return Optional.of(
          option.type() instanceof OptionType.Several
              ? JsonNodeFactory.instance.arrayNode()
              : JsonNodeFactory.instance.nullNode());
    }
    try {
      return Optional.of(YAML.readTree(text));
    } catch (JsonProcessingException e) {
      // A component with such a default is not registered.
      throw new IllegalStateException(option.name() + " has a default that is not YAML", e);
    }
  }
}
