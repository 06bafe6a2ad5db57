// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.small.SmallParts;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {

  private final Registry registry = Registry.of(List.of(SmallPlugin.own()));
  private final CanonicalJson canonical = new CanonicalJson(registry);

  private static Part<DenoiserTrainer> mlp(double rate) {
    return new Part<>(
        DenoiserTrainer.class,
        "mlp",
        new SmallOptions.Mlp(
            List.of(3, 4), rate, SmallOptions.Target.X_VELOCITY, OptionalDouble.empty()));
  }

  @Test
  void writesOptionsByName() {
    assertEquals(
        "{\"kind\":\"denoiser\",\"type\":\"mlp\",\"plugin\":\"small\",\"version\":\"0.1\","
            + "\"options\":{\"hidden\":[3,4],\"learning-rate\":0.5,\"seconds\":null,"
            + "\"target\":\"x-velocity\"}}",
        canonical.of(mlp(0.5)));
  }

  @Test
  void writesNestedParts() {
    Part<EncoderTrainer> identity = new Part<>(EncoderTrainer.class, "identity", new NoOptions());
    Part<EncoderTrainer> chain =
        new Part<>(EncoderTrainer.class, "chain", new SmallOptions.Chain(List.of(identity)));
    String head = "\"plugin\":\"small\",\"version\":\"0.1\",\"options\":{";

    assertEquals(
        "{\"kind\":\"encoder\",\"type\":\"chain\","
            + head
            + "\"links\":[{\"kind\":\"encoder\",\"type\":\"identity\","
            + head
            + "}}]}}",
        canonical.of(chain));
  }

  @Test
  void writesGroupsAndDurations() {
    SmallOptions.Fit fit =
        new SmallOptions.Fit(
            7, 3, Optional.of(Duration.ofMillis(90_500)), new SmallOptions.Average(0.5, 2));
    Part<DenoiserTrainer> net =
        new Part<>(
            DenoiserTrainer.class,
            "net",
            new SmallOptions.Net(fit, Optional.empty(), List.of(fit.ema())));

    String json = canonical.of(net);

    assertEquals(
        "{\"averages\":[{\"decay\":0.5,\"from\":2}],\"training\":{\"batch\":3,\"ema\":"
            + "{\"decay\":0.5,\"from\":2},\"limit\":\"1m30.5s\",\"steps\":7},\"tuning\":null}}",
        json.replaceAll(".*\"options\":", ""));
    assertEquals(net, canonical.part(DenoiserTrainer.class, json));
  }

  /** Java 17 alone writes the second and third with a digit too many. */
  @ParameterizedTest
  @CsvSource({"0.1,0.1", "2e-3,0.002", "2e23,2.0E23", "1e-4,1.0E-4", "0,0.0"})
  void writesTheShortestDecimal(double rate, String text) {
    assertEquals(
        "learning-rate\":" + text,
        canonical.of(mlp(rate)).replaceAll(".*(learning-rate\":[^,]*),.*", "$1"));
  }

  @ParameterizedTest
  @MethodSource("org.difflab.registry.small.SmallParts#random")
  void readsBackFromJsonAndYaml(long seed) {
    Part<DenoiserTrainer> part = SmallParts.everything(seed);
    String json = canonical.of(part);

    assertEquals(part, canonical.part(DenoiserTrainer.class, json));

    String yaml = new YamlWriter().line(new PartWriter(registry).write(part));
    Problems problems = new Problems("line");
    Node read = new YamlReader(problems).read(yaml).orElseThrow();
    Part<DenoiserTrainer> again =
        new PartReader(registry, problems, PartReader.AS_WRITTEN)
            .read(DenoiserTrainer.class, read)
            .orElseThrow(() -> new AssertionError(problems.sorted() + " in " + yaml));
    assertEquals(part, again);
    assertEquals(json, canonical.of(again));
  }

  @Test
  void refusesWhatItDidNotWrite() {
    InputException kind =
        assertThrows(
            InputException.class,
            () -> canonical.part(EncoderTrainer.class, canonical.of(mlp(0.5))));
    assertEquals("expected a part of kind 'encoder', found 'denoiser'", kind.getMessage());
    assertThrows(InputException.class, () -> canonical.part(EncoderTrainer.class, "{"));
    InputException option =
        assertThrows(
            InputException.class,
            () ->
                canonical.part(
                    EncoderTrainer.class,
                    "{\"kind\":\"encoder\",\"type\":\"pca\",\"options\":{\"width\":3}}"));
    assertEquals(
        "encoder 'pca' has no option 'width' (components, whiten)\n"
            + "encoder 'pca' needs option 'components': how many principal components to keep",
        option.getMessage());
  }

  @Test
  void aPartOfNoPluginHasNoText() {
    Part<EncoderTrainer> unknown = new Part<>(EncoderTrainer.class, "vae", new NoOptions());

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> canonical.of(unknown));

    assertEquals("EncoderTrainer 'vae' is not installed", e.getMessage());
  }

  @Test
  void tellsWhatOtherPluginsMade() {
    Part<EncoderTrainer> chain =
        new Part<>(
            EncoderTrainer.class,
            "chain",
            new SmallOptions.Chain(
                List.of(new Part<>(EncoderTrainer.class, "identity", new NoOptions()))));
    String text = canonical.of(chain);

    assertEquals(List.of(), canonical.differences(text));
    assertEquals(
        List.of(
            "encoder 'chain' came from small 0.0, but installed is small 0.1",
            "encoder 'identity' came from small 0.0, but installed is small 0.1"),
        canonical.differences(text.replace("0.1", "0.0")));
    InputException e =
        assertThrows(
            InputException.class,
            () -> canonical.differences(text.replace("identity", "acme.identity")));
    assertEquals(
        "encoder 'acme.identity' is not installed; it came from small 0.1", e.getMessage());
  }
}
