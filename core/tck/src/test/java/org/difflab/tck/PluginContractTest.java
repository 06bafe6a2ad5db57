// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.difflab.spi.Dataset;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of a plug-in catches what breaks it, and leaves the rest alone. */
class PluginContractTest {

  /** How a plug-in is broken. */
  enum Fault implements Broken {
    NONE,
    HAS_A_NAME_WITH_BLANKS("P1", "P4"),
    HAS_NO_VERSION("P1"),
    IS_NOT_IN_THE_SERVICE_FILE("P2"),
    STATES_NO_VERSION("P3"),
    STATES_AN_OLD_VERSION("P3"),
    LEAVES_THE_VENDOR_OUT("P4"),
    DECLARES_A_COMPONENT_TWICE("P5"),
    DECLARES_ANOTHER_KIND("P5"),
    SUMS_NOTHING_UP("P5"),
    HAS_NO_INJECTED_CONSTRUCTOR("P6", "P9"),
    ASKS_FOR_A_STRANGER("P6", "P9"),
    HAS_AN_OPTION_WITHOUT_WORDS("P7"),
    HAS_AN_OPTION_OF_ANY_TYPE("P7"),
    HAS_A_DEFAULT_OUT_OF_RANGE("P8"),
    HAS_A_DEFAULT_OF_ANOTHER_TYPE("P8"),
    HAS_A_DURATION_WITH_A_FRACTION_OF_HOURS("P8"),
    HAS_A_DURATION_IN_THE_WRONG_ORDER("P8"),
    HAS_A_NEGATIVE_DURATION("P8"),
    HAS_A_JAVA_LITERAL("P8"),
    HAS_A_HEXADECIMAL_NUMBER("P8"),
    HAS_A_NUMBER_WITHOUT_END("P8"),
    HAS_A_LEADING_ZERO("P8"),
    SEPARATES_THOUSANDS,
    REFUSES_ITS_DEFAULTS("P8"),
    FAILS_WHEN_MADE("P9");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** All that options may be of. */
  enum Colour {
    LIGHT_BLUE,
    RED
  }

  /** A group of options. */
  record Group(
      @Option(help = "one", defaultsTo = "1") int one,
      @Option(help = "two", defaultsTo = "[2, 3]") List<Integer> two) {}

  /** Options that another record includes. */
  record Included(@Option(help = "included", defaultsTo = "4", min = 2) int included) {}

  /** Options of every type. */
  record Options(
      @Option(help = "whole", defaultsTo = "3", min = 1) int whole,
      @Option(help = "long", defaultsTo = "4000000000") long large,
      @Option(help = "number", defaultsTo = "0.5", min = 0, max = 1) double number,
      @Option(help = "truth", defaultsTo = "true") boolean truth,
      @Option(help = "text", defaultsTo = "'a, b'") String text,
      @Option(help = "colour", defaultsTo = "light-blue") Colour colour,
      @Option(help = "path", defaultsTo = "some/file") Path path,
      @Option(help = "time", defaultsTo = "1h30m") Duration time,
      @Option(help = "part", defaultsTo = "identity") Part<EncoderTrainer> part,
      @Option(help = "group", defaultsTo = "{two: [5], one: 7}") Group group,
      @Inline Included shared,
      @Option(help = "list", defaultsTo = "[0.1, 2]") List<Double> list,
      @Option(help = "groups", defaultsTo = "[{one: 1}, {}]") List<Group> groups,
      @Option(help = "perhaps", defaultsTo = "") Optional<String> perhaps,
      @Option(help = "perhaps whole", defaultsTo = "") OptionalInt perhapsWhole,
      @Option(help = "perhaps number", defaultsTo = "2.5") OptionalDouble perhapsNumber) {}

  /** An option without help. */
  record Wordless(@Option(help = " ", defaultsTo = "1") int steps) {}

  /** An option of a type that files cannot write. */
  record Strange(@Option(help = "any") Object thing) {}

  /** A default below its least value. */
  record OutOfRange(@Option(help = "steps", defaultsTo = "0", min = 1) int steps) {}

  /** A default that is not a number. */
  record NoNumber(@Option(help = "steps", defaultsTo = "many") int steps) {}

  /** Hours may have no fraction, as seconds do. */
  record FractionOfHours(@Option(help = "time", defaultsTo = "1.5h") Duration time) {}

  /** Hours come before seconds. */
  record WrongOrder(@Option(help = "time", defaultsTo = "30s1h") Duration time) {}

  /** Time does not run back. */
  record Negative(@Option(help = "time", defaultsTo = "PT-2M") Duration time) {}

  /** The letter behind a number is Java's. */
  record Literal(@Option(help = "number", defaultsTo = "1d") double number) {}

  /** Numbers are decimal. */
  record Hexadecimal(@Option(help = "number", defaultsTo = "0x1p3") double number) {}

  /** Too large for a double. */
  record Endless(@Option(help = "number", defaultsTo = "1e400") double number) {}

  /** It may mean 8 or 10. */
  record LeadingZero(@Option(help = "steps", defaultsTo = "010") int steps) {}

  /** As YAML has it. */
  record Thousands(@Option(help = "steps", defaultsTo = "1_000") int steps) {}

  /** Defaults that do not go together. */
  record Refusing(@Option(help = "steps", defaultsTo = "1") int steps) {
    Refusing {
      throw new IllegalArgumentException("steps must be even");
    }
  }

  /** A schedule of nothing in particular. */
  static class Steps implements Schedule {

    @Override
    public int steps() {
      return new ContractSchedule().steps();
    }

    @Override
    public NoiseLevel level(int step) {
      return new ContractSchedule().level(step);
    }
  }

  static final class Right extends Steps {
    @Inject
    Right(Options options) {
      Objects.requireNonNull(options);
    }
  }

  static final class WithoutOptions extends Steps {
    @Inject
    WithoutOptions() {}
  }

  static final class WithoutConstructor extends Steps {}

  static final class AskingAStranger extends Steps {
    @Inject
    AskingAStranger(Thread stranger) {
      Objects.requireNonNull(stranger);
    }
  }

  static final class Failing extends Steps {
    @Inject
    Failing() {
      throw new IllegalStateException("no such file");
    }
  }

  /** The plug-in that the service file names. */
  @SpiVersion(SpiVersion.CURRENT)
  public static class Declaring implements Plugin {

    private final Fault fault;

    /** As the laboratory makes it. */
    public Declaring() {
      this(Fault.NONE);
    }

    Declaring(Fault fault) {
      this.fault = fault;
    }

    @Override
    public String name() {
      return fault == Fault.HAS_A_NAME_WITH_BLANKS ? "Acme Steps" : "acme-steps";
    }

    @Override
    public String version() {
      return fault == Fault.HAS_NO_VERSION ? "" : "1.2";
    }

    private static Component<Schedule> component(
        Class<? extends Schedule> implementation, Class<? extends Record> options) {
      return new Component<>(
          Schedule.class, "acme.steps", implementation, options, "Steps of a schedule");
    }

    @Override
    public List<Component<?>> components() {
      Class<Component.NoOptions> none = Component.NoOptions.class;
      Component<?> right = component(Right.class, Options.class);
      return switch (fault) {
        case LEAVES_THE_VENDOR_OUT ->
            List.of(new Component<>(Schedule.class, "steps", Right.class, Options.class, "Steps"));
        case DECLARES_A_COMPONENT_TWICE -> List.of(right, right);
        case DECLARES_ANOTHER_KIND ->
            List.of(
                new Component<>(Steps.class, "acme.steps", WithoutOptions.class, none, "Steps"));
        case SUMS_NOTHING_UP ->
            List.of(new Component<>(Schedule.class, "acme.steps", Right.class, Options.class, " "));
        case HAS_NO_INJECTED_CONSTRUCTOR -> List.of(component(WithoutConstructor.class, none));
        case ASKS_FOR_A_STRANGER -> List.of(component(AskingAStranger.class, none));
        case HAS_AN_OPTION_WITHOUT_WORDS ->
            List.of(component(WithoutOptions.class, Wordless.class));
        case HAS_AN_OPTION_OF_ANY_TYPE -> List.of(component(WithoutOptions.class, Strange.class));
        case HAS_A_DEFAULT_OUT_OF_RANGE ->
            List.of(component(WithoutOptions.class, OutOfRange.class));
        case HAS_A_DEFAULT_OF_ANOTHER_TYPE ->
            List.of(component(WithoutOptions.class, NoNumber.class));
        case HAS_A_DURATION_WITH_A_FRACTION_OF_HOURS ->
            List.of(component(WithoutOptions.class, FractionOfHours.class));
        case HAS_A_DURATION_IN_THE_WRONG_ORDER ->
            List.of(component(WithoutOptions.class, WrongOrder.class));
        case HAS_A_NEGATIVE_DURATION -> List.of(component(WithoutOptions.class, Negative.class));
        case HAS_A_JAVA_LITERAL -> List.of(component(WithoutOptions.class, Literal.class));
        case HAS_A_HEXADECIMAL_NUMBER ->
            List.of(component(WithoutOptions.class, Hexadecimal.class));
        case HAS_A_NUMBER_WITHOUT_END -> List.of(component(WithoutOptions.class, Endless.class));
        case HAS_A_LEADING_ZERO -> List.of(component(WithoutOptions.class, LeadingZero.class));
        case SEPARATES_THOUSANDS -> List.of(component(WithoutOptions.class, Thousands.class));
        case REFUSES_ITS_DEFAULTS -> List.of(component(WithoutOptions.class, Refusing.class));
        case FAILS_WHEN_MADE -> List.of(component(Failing.class, none));
        default -> List.of(right);
      };
    }
  }

  /** One that the service file does not name. */
  @SpiVersion(SpiVersion.CURRENT)
  public static final class Hidden extends Declaring {}

  /** One that states no version. */
  public static final class Stateless extends Declaring {}

  /** One that was built against another version. */
  @SpiVersion("0.0")
  public static final class Old extends Declaring {}

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends PluginContract {

    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Plugin plugin() {
      return switch (fault) {
        case IS_NOT_IN_THE_SERVICE_FILE -> new Hidden();
        case STATES_NO_VERSION -> new Stateless();
        case STATES_AN_OLD_VERSION -> new Old();
        default -> new Declaring(fault);
      };
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }

  /** Rule P10 looks for this; what it makes of it is the same for every jar. */
  @Test
  void whatAJarBringsIsSeen(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("acme.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry("org/difflab/spi/Matrix.class"));
      jar.putNextEntry(new ZipEntry("META-INF/services/" + Dataset.class.getName()));
      jar.write("# ours\nacme.Data # and more\n\n".getBytes(StandardCharsets.UTF_8));
    }
    PluginJar jar = new PluginJar(file);
    assertTrue(jar.entries().contains("org/difflab/spi/Matrix.class"), jar.entries().toString());
    assertEquals(List.of("acme.Data"), jar.service(Dataset.class));
    assertEquals(List.of(), jar.service(Plugin.class));
  }
}
