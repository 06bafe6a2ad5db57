// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.schema.ComponentSchemas;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Test;

/** Options that a record includes from another are options of its own to everybody else. */
class InlineOptionsTest {

  record Limits(
      @Option(help = "the least value", defaultsTo = "0") int least,
      @Option(help = "the greatest value", defaultsTo = "10", max = 1000, formerly = "most")
          int greatest) {

    Limits {
      if (least > greatest) {
        throw new IllegalArgumentException("least exceeds greatest: " + least + " > " + greatest);
      }
    }
  }

  record Stepping(
      @Option(help = "number of steps", defaultsTo = "", min = 1) OptionalInt steps,
      @Inline Limits limits) {}

  record Group(@Inline Limits limits, @Option(help = "scale", defaultsTo = "1") double scale) {}

  record Walk(
      @Option(help = "where it begins") Part<EncoderTrainer> start,
      @Inline Stepping stepping,
      @Option(help = "a mapping", defaultsTo = "{}") Group group,
      @Option(help = "share of noise", defaultsTo = "0", min = 0, max = 1) double eta) {

    Walk {
      if (eta > 0 && stepping.limits().least() > 5) {
        throw new IllegalArgumentException("eta needs a least value of at most 5");
      }
    }
  }

  private static final Walk GIVEN =
      new Walk(
          new Part<>(EncoderTrainer.class, "identity", new NoOptions()),
          new Stepping(OptionalInt.of(7), new Limits(2, 9)),
          new Group(new Limits(0, 5), 1),
          0.5);

  private static final String TEXT =
      "{type: walk, start: identity, steps: 7, least: 2, greatest: 9, group: {greatest: 5}, eta:"
          + " .5}";

  private final Registry registry = with(Walk.class);

  private static Registry with(Class<? extends Record> options) {
    return Registry.of(
        List.of(
            new SmallPlugin(
                "small",
                "0.1",
                List.of(
                    SmallPlugin.encoder("identity", NoOptions.class),
                    SmallPlugin.denoiser("walk", options)))));
  }

  private Optional<Part<DenoiserTrainer>> read(String yaml, Problems problems) {
    Node node = new YamlReader(problems).read(yaml).orElseThrow();
    return new PartReader(registry, problems, PartReader.AS_WRITTEN)
        .read(DenoiserTrainer.class, node);
  }

  private List<String> problems(String yaml) {
    Problems problems = new Problems("a.yaml");
    assertEquals(Optional.empty(), read(yaml, problems));
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  private Record options(String yaml) {
    Problems problems = new Problems("a.yaml");
    Optional<Part<DenoiserTrainer>> part = read(yaml, problems);
    assertTrue(problems.isEmpty(), problems.sorted().toString());
    return part.orElseThrow().options();
  }

  @Test
  void theyAreReadFromTheLevelOfTheRecordThatIncludesThem() {
    assertEquals(GIVEN, options(TEXT));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    assertEquals(
        new Stepping(OptionalInt.empty(), new Limits(0, 10)),
        ((Walk) options("{type: walk, start: identity}")).stepping());
  }

  @Test
  void messagesNameThemWithTheirLines() {
    assertEquals(
        List.of(
            "a.yaml:3:8: option 'steps' of denoiser 'walk' must be a whole number of at least 1,"
                + " found '0'",
            "a.yaml:4:21: option 'group.greatest' of denoiser 'walk' must be a whole number of at"
                + " most 1000, found '2000'"),
        problems("type: walk\nstart: identity\nsteps: 0\ngroup: {  greatest: 2000}"));
    assertEquals(
        List.of(
            "a.yaml:1:1: denoiser 'walk' needs option 'start': where it begins",
            "a.yaml:2:1: denoiser 'walk' has no option 'stepping' (start, steps, least,"
                + " greatest, group, eta)",
            "a.yaml:3:1: denoiser 'walk' has no option 'grestest'; did you mean 'greatest'? (start,"
                + " steps, least, greatest, group, eta)",
            "a.yaml:4:1: denoiser 'walk' has no option 'most'; it is now called 'greatest'"),
        problems("type: walk\nstepping: {steps: 3}\ngrestest: 5\nmost: 5"));
  }

  @Test
  void theChecksOfTheGroupAndOfWhatIncludesItBothApply() {
    assertEquals(
        List.of("a.yaml:1:1: denoiser 'walk': least exceeds greatest: 11 > 10"),
        problems("{type: walk, start: identity, least: 11}"));
    assertEquals(
        List.of("a.yaml:1:1: denoiser 'walk': eta needs a least value of at most 5"),
        problems("{type: walk, start: identity, least: 6, eta: 1}"));
  }

  @Test
  void theyAreWrittenAsOptionsAndReadBack() {
    Part<DenoiserTrainer> part = new Part<>(DenoiserTrainer.class, "walk", GIVEN);
    CanonicalJson canonical = new CanonicalJson(registry);

    assertEquals(
        "{\"eta\":0.5,\"greatest\":9,\"group\":{\"greatest\":5,\"least\":0,\"scale\":1.0},"
            + "\"least\":2,\"start\":{\"kind\":\"encoder\",\"type\":\"identity\","
            + "\"plugin\":\"small\",\"version\":\"0.1\",\"options\":{}},\"steps\":7}}",
        canonical.of(part).replaceFirst(".*?\"options\":", ""));
    assertEquals(part, canonical.part(DenoiserTrainer.class, canonical.of(part)));
    assertEquals(GIVEN, options(new YamlWriter().line(new PartWriter(registry).write(part))));
    assertEquals(part, PartTree.replace(part, each -> each));
    assertEquals(
        List.of(
            "walk",
            "walk.start",
            "walk.steps",
            "walk.least",
            "walk.greatest",
            "walk.group.least",
            "walk.group.greatest",
            "walk.group.scale",
            "walk.eta"),
        List.copyOf(FlatOptions.of("walk", part).keySet()));
  }

  /** Parts within a record with a group are found, and the record is made again around others. */
  @Test
  void partsBesideAGroupAreReplaced() {
    Part<EncoderTrainer> other =
        new Part<>(EncoderTrainer.class, "chain", new Limits(1, 2)); // any options will do
    Part<DenoiserTrainer> replaced =
        PartTree.replace(
            new Part<>(DenoiserTrainer.class, "walk", GIVEN),
            each -> each.kind() == EncoderTrainer.class ? other : each);

    assertEquals(new Walk(other, GIVEN.stepping(), GIVEN.group(), GIVEN.eta()), replaced.options());
  }

  @Test
  void programsChangeThemByName() {
    PartChoice choice = new PartChoice(with(Stepping.class));

    assertEquals(
        new Stepping(OptionalInt.of(3), new Limits(0, 4)),
        choice
            .of(DenoiserTrainer.class, "walk", Map.of("steps", OptionalInt.of(3), "greatest", 4))
            .options());
    assertEquals(
        "denoiser 'walk': least exceeds greatest: 11 > 10",
        assertThrows(
                InputException.class,
                () -> choice.of(DenoiserTrainer.class, "walk", Map.of("least", 11)))
            .getMessage());
  }

  @Test
  void descriptionsAndTheSchemaListThem() {
    List<OptionDescription> options = registry.require(Kind.DENOISER, "walk").options();

    assertEquals(
        List.of("start", "steps", "least", "greatest", "group", "eta"),
        options.stream().map(OptionDescription::name).toList());
    assertEquals("mapping of options (least, greatest, scale)", options.get(4).typeWords());
    assertEquals("the greatest value", options.get(3).help());
    assertEquals(1000, options.get(3).range().max());
    assertEquals(
        1000,
        new ComponentSchemas(registry)
            .definitions()
            .at("/denoiser:walk/properties/greatest/maximum")
            .asInt());
  }

  record Clash(@Inline Limits limits, @Option(help = "again", defaultsTo = "1") int least) {}

  record TwoGroups(@Inline Limits limits, @Inline Stepping stepping) {}

  record NoRecord(@Inline Optional<Limits> limits) {}

  record Annotated(@Inline @Option(help = "limits", defaultsTo = "{}") Limits limits) {}

  record Recursive(@Inline Middle middle) {}

  record Middle(@Inline Recursive outer) {}

  record TypeWithin(@Inline Taken taken) {}

  record Taken(@Option(help = "which", defaultsTo = "x") String type) {}

  record BareWithin(@Inline Bare bare) {}

  record Bare(int size) {}

  record WrongDefault(@Inline Ten ten) {}

  record Ten(@Option(help = "how many", defaultsTo = "9", min = 10) int count) {}

  private static void assertRefused(Class<? extends Record> options, String reason) {
    assertEquals(
        List.of("plug-in small 0.1: denoiser 'walk' is left out: " + reason),
        with(options).problems());
    if (!reason.startsWith("its defaults")) {
      assertEquals(reason, String.join("; ", DeclaredOptions.problems(options)));
    }
  }

  @Test
  void wrongDeclarationsAreRefusedAtRegistration() {
    String limits = Limits.class.getName();
    assertRefused(
        Clash.class,
        "option 'least' is declared by both " + limits + " and " + Clash.class.getName());
    assertRefused(
        TwoGroups.class,
        "option 'least' is declared twice by "
            + limits
            + "; option 'greatest' is declared twice by "
            + limits);
    assertRefused(
        NoRecord.class,
        "inline group 'limits' must be a record of options, found java.util.Optional<"
            + limits
            + ">");
    assertRefused(
        Annotated.class,
        "inline group 'limits' is annotated both @Inline and @Option; an inline group has no help,"
            + " range or default of its own");
    assertRefused(
        Recursive.class,
        "inline group 'outer' cannot contain itself: " + Recursive.class.getName());
    assertRefused(TypeWithin.class, "no option can be named 'type', it is taken");
    assertRefused(BareWithin.class, "option 'size' is not annotated @Option");
    assertRefused(
        WrongDefault.class,
        "its defaults are wrong: option 'count' of denoiser 'walk' must be a whole number of at"
            + " least 10, found '9'");
  }

  @Test
  void theConformanceKitReadsThem() {
    assertEquals(List.of(), DeclaredOptions.problems(Walk.class));
    assertEquals(
        Optional.of(new Stepping(OptionalInt.empty(), new Limits(0, 10))),
        DeclaredOptions.defaults("denoiser 'walk'", Stepping.class));
  }
}
