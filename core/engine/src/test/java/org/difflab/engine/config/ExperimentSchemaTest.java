// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentSchemaTest {

  /** What a schema cannot see, as it depends on several places, or on what parts compute. */
  private static final Set<String> FOR_THE_READER =
      Set.of(
          "dataset-that-cannot-be-made.yaml",
          "missing-required.yaml",
          "baseline-abstract.yaml",
          "baseline.yaml",
          "empty-slots.yaml",
          "only-abstract.yaml",
          "parts-that-do-not-fit.yaml",
          "refused-together.yaml",
          "too-many-trials.yaml");

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String HEAD = "dataset: dots\n";

  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final String text =
      new ExperimentSchema(Registry.of(List.of(SmallPlugin.own(), SmallPlugin.acme()))).text();
  private final Schema schema = schemas.getSchema(text);

  private List<String> problems(String yaml) throws JsonProcessingException {
    return schema.validate(YAML.readTree(yaml)).stream().map(Error::toString).toList();
  }

  static List<Path> wrongFiles() throws Exception {
    return WrongFilesTest.wrongFiles();
  }

  @Test
  void isASchemaOfItsDialect() throws JsonProcessingException {
    Schema dialect =
        schemas.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertEquals(List.of(), dialect.validate(YAML.readTree(text)));
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void refusesWhatIsWrong(Path file) throws IOException {
    List<String> problems;
    try {
      problems = problems(Files.readString(file));
    } catch (JsonProcessingException e) {
      // No YAML at all, which an editor sees without a schema.
      problems = List.of(e.getOriginalMessage());
    }

    assertEquals(
        FOR_THE_READER.contains(file.getFileName().toString()),
        problems.isEmpty(),
        problems::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipelines: {a: {denoiser: mlp}}",
        "pipelines: {a: {denoiser: acme.tree}}",
        "pipelines: {a: {denoiser: {type: mlp, hidden: [3, 4], learning-rate: 1e-2}}}",
        "pipelines: {a: {denoiser: {type: mlp, hidden: 3}}}",
        "pipelines: {a: {denoiser: mlp, sampler: {steps: 7}}}",
        "pipelines: {a: {encoder: [{type: pca, components: 3}, identity], denoiser: mlp}}",
        "pipelines: {a: {encoder: {type: chain, links: [identity]}, denoiser: mlp}}",
        "pipelines: {a: {denoiser: mlp}, b: {extends: a, denoiser: {hidden: [1]}}}",
        "pipelines: {a: {denoiser: {type: net, training: {steps: 3, limit: 1h30m}}}}",
        "pipelines: {a: {denoiser: {type: net, training: {limit: null}}}}",
        "{pipelines: {a: {denoiser: mlp}}, seeds: [1, 5], samples: 60_000}",
        "{pipelines: {a: {denoiser: mlp}}, prompt-shares: even, image-values: raw}",
        "{pipelines: {a: {denoiser: mlp}}, sweep: {a.sampler.steps: [1, 2], encoder: [pca]}}",
        "{pipelines: {a: {denoiser: net}}, sweep: {denoiser.training.steps: [1, 2]}}",
        "{pipelines: {a: {denoiser: mlp}}, title: 7, picture: {prompts: [a, 1], count: 2}}",
        "{pipelines: {a: {denoiser: mlp}}, metrics: [diversity, {type: fld}], pictures: [samples]}"
      })
  void acceptsWhatIsRight(String yaml) throws JsonProcessingException {
    String whole = yaml.startsWith("{") ? "{dataset: dots, " + yaml.substring(1) : HEAD + yaml;

    assertEquals(List.of(), problems(whole));
  }

  @Test
  void documentsKeysComponentsAndOptions() {
    assertTrue(text.contains("\"description\" : \"the data set\""), text);
    assertTrue(text.contains("\"description\" : \"step size\""), text);
    assertTrue(text.contains("\"default\" : 0.001"), text);
  }
}
