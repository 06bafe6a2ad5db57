// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.registry.Kind;
import org.difflab.registry.Registry;
import org.difflab.registry.schema.ComponentSchemas;
import org.difflab.registry.schema.SchemaNodes;

/**
 * The JSON Schema (draft 2020-12) of experiment files with the installed components, for editors
 * that complete and check YAML. It accepts every file that {@link ExperimentReader} accepts, and
 * some others: constraints between several places of a file are checked only by the reader.
 */
public final class ExperimentSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String SLOT_DESCRIPTION = ": a name, or a mapping with type and options";
  private static final String PIPELINE = "(" + PipelinesReader.NAME.pattern() + "\\.)?";

  private final Registry registry;
  private final ComponentSchemas components;

  /** Creates the schema for the installed components. */
  public ExperimentSchema(Registry registry) {
    this.registry = registry;
    this.components = new ComponentSchemas(registry);
  }

  /** Returns the schema as text. */
  public String text() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }

  private ObjectNode root() {
    ObjectNode root = SchemaNodes.mapping();
    root.put("$schema", DIALECT);
    root.put("title", "difflab experiment");
    for (ExperimentKey key : ExperimentKey.values()) {
      SchemaNodes.key(root, key.word(), described(key, schema(key)));
    }
    SchemaNodes.require(
        root, List.of(ExperimentKey.DATASET.word(), ExperimentKey.PIPELINES.word()));
    root.set(SchemaNodes.DEFINITIONS, components.definitions());
    return root;
  }

  private ObjectNode schema(ExperimentKey key) {
    return switch (key) {
      case TITLE, DESCRIPTION, BASELINE -> SchemaNodes.text();
      case DATASET -> SchemaNodes.at(ComponentSchemas.choice(Kind.DATASET));
      case PIPELINES -> pipelines();
      case SWEEP -> sweep();
      case SEEDS -> seeds();
      case METRICS ->
          distinct(SchemaNodes.list(SchemaNodes.at(ComponentSchemas.choice(Kind.METRIC))));
      case SAMPLES -> SchemaNodes.whole(0, ExperimentGrammar.MOST_SAMPLES);
      case PROMPT_SHARES -> SchemaNodes.word(PromptShares.words());
      case IMAGE_VALUES -> SchemaNodes.word(ImageValues.words());
      case PICTURE -> picture();
      case PICTURES -> distinct(SchemaNodes.list(SchemaNodes.word(PictureKind.words())));
    };
  }

  private static ObjectNode seeds() {
    ObjectNode list =
        distinct(
            SchemaNodes.list(
                SchemaNodes.whole(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
    return SchemaNodes.anyOf(
        List.of(SchemaNodes.whole(1, ExperimentGrammar.MOST_SEEDS), atLeastOne(list)));
  }

  private static ObjectNode picture() {
    ObjectNode picture = SchemaNodes.mapping();
    for (PictureKey key : PictureKey.values()) {
      ObjectNode schema =
          switch (key) {
            case PROMPTS -> atLeastOne(distinct(SchemaNodes.list(SchemaNodes.text())));
            case COUNT -> SchemaNodes.whole(1, ExperimentGrammar.MOST_PICTURE_COUNT);
          };
      SchemaNodes.key(picture, key.word(), described(key, schema));
    }
    return picture;
  }

  private ObjectNode pipelines() {
    ObjectNode pipeline = SchemaNodes.mapping();
    for (PipelineKey key : PipelineKey.values()) {
      ObjectNode schema =
          switch (key) {
            case EXTENDS -> SchemaNodes.text();
            case ABSTRACT -> SchemaNodes.of("boolean");
          };
      SchemaNodes.key(pipeline, key.word(), described(key, schema));
    }
    for (Kind slot : Slots.ALL) {
      SchemaNodes.key(
          pipeline,
          slot.word(),
          slot(slot).put("description", "the " + slot.word() + SLOT_DESCRIPTION));
    }
    ObjectNode pipelines = SchemaNodes.of("object");
    pipelines.put("minProperties", 1);
    ObjectNode names = pipelines.putObject("propertyNames");
    names.put("pattern", "^" + PipelinesReader.NAME.pattern() + "$");
    names.set("not", SchemaNodes.word(Arrays.stream(Kind.values()).map(Kind::word).toList()));
    pipelines.set("additionalProperties", pipeline);
    return pipelines;
  }

  private ObjectNode slot(Kind slot) {
    ObjectNode choice = SchemaNodes.at(ComponentSchemas.adjustable(slot));
    return registry.ofList(slot).isPresent()
        ? SchemaNodes.anyOf(
            List.of(choice, SchemaNodes.list(SchemaNodes.at(ComponentSchemas.choice(slot)))))
        : choice;
  }

  private ObjectNode sweep() {
    ObjectNode sweep = SchemaNodes.of("object").put("additionalProperties", false);
    ObjectNode paths = sweep.putObject("patternProperties");
    for (Kind slot : Slots.ALL) {
      String path = "^" + PIPELINE + slot.word();
      paths.set(path + "$", values(slot(slot)));
      for (String option : components.options(slot)) {
        paths.set(
            path + "\\." + option + "$",
            values(SchemaNodes.at(ComponentSchemas.option(slot, option))));
      }
      paths.set(path + "(\\.[^.]+){2,}$", values(SchemaNodes.anything()));
    }
    return sweep;
  }

  private static ObjectNode values(ObjectNode each) {
    return atLeastOne(distinct(SchemaNodes.list(each)));
  }

  private static ObjectNode distinct(ObjectNode list) {
    return list.put("uniqueItems", true);
  }

  private static ObjectNode atLeastOne(ObjectNode list) {
    return list.put("minItems", 1);
  }

  private static ObjectNode described(Key key, ObjectNode schema) {
    return schema.put("description", key.help());
  }
}
