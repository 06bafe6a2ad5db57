// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.pipeline.TinyPlugin;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.PartChoice;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedDescriptionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Registry registry = Registry.of(IncludedPlugins.and(new TinyPlugin()));
  private final CanonicalJson canonical = new CanonicalJson(registry);

  private SavedDescription description() {
    PartChoice choose = new PartChoice(registry);
    PipelineSpec spec =
        new PipelineSpec(
            choose.of(EncoderTrainer.class, "identity"),
            choose.of(EmbedderTrainer.class, "table"),
            choose.of(Schedule.class, "cosine"),
            choose.of(DenoiserTrainer.class, "echo"),
            choose.of(Guidance.class, "none"),
            choose.of(Sampler.class, "ddim"));
    return new SavedDescription(spec, Shape.vector(2), List.of("a", "b"), List.of());
  }

  @BeforeEach
  void write() {
    description().write(folder, canonical);
  }

  @Test
  void isReadBackAsItWasWritten() {
    assertEquals(description(), SavedDescription.read(folder, canonical));
  }

  @ParameterizedTest
  @ValueSource(strings = {"encoder", "embedder", "schedule", "denoiser", "guidance", "sampler"})
  void aMissingSlotIsToldWithItsFile(String slot) throws IOException {
    change(root -> root.remove(slot));
    assertEquals(file() + ": field '" + slot + "': must be an object, found nothing", refusal());
  }

  @Test
  void aMissingShapeIsToldWithItsFile() throws IOException {
    change(root -> root.remove("shape"));
    assertTrue(refusal().startsWith(file() + ": "), refusal());
  }

  @Test
  void aWrongOptionIsToldWithItsFile() throws IOException {
    change(root -> ((ObjectNode) root.at("/schedule/options")).put("steps", "many"));
    assertTrue(refusal().startsWith(file() + ": field 'schedule': option 'steps' of"), refusal());
  }

  @Test
  void aMissingOptionIsNotReplacedByItsDefault() throws IOException {
    change(root -> ((ObjectNode) root.at("/schedule/options")).remove("steps"));
    assertEquals(file() + ": field 'schedule': option 'steps' is missing", refusal());
  }

  @Test
  void anotherVersionMayHaveMoreOptions() throws IOException {
    change(
        root -> {
          ((ObjectNode) root.at("/schedule/options")).remove("steps");
          ((ObjectNode) root.at("/schedule")).put("version", "0.0.0");
        });
    SavedDescription read = SavedDescription.read(folder, canonical);
    assertEquals(1, read.differences().size(), read.differences().toString());
    assertEquals(description().spec(), read.spec());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugin", "version", "options"})
  void aFieldOfAPartMustHaveItsForm(String field) throws IOException {
    change(root -> ((ObjectNode) root.at("/schedule")).put(field, 3));
    assertTrue(
        refusal().startsWith(file() + ": field 'schedule': '" + field + "' must be"), refusal());
  }

  private Path file() {
    return folder.resolve(SavedDescription.FILE);
  }

  private interface Change {
    void make(ObjectNode root);
  }

  private void change(Change change) throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(file().toFile());
    change.make(root);
    ObjectNode checksums = (ObjectNode) root.remove("checksums");
    String text = root.toString();
    root.set("checksums", checksums);
    checksums.put(
        "description", "sha256:" + Hashing.sha256().hashString(text, StandardCharsets.UTF_8));
    Files.writeString(file(), root.toString());
  }

  private String refusal() {
    return assertThrows(InputException.class, () -> SavedDescription.read(folder, canonical))
        .getMessage();
  }
}
