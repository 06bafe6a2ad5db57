// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.difflab.files.text.Spelling;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Test;

class RegistryTest {

  private final Plugin own = SmallPlugin.own();
  private final Registry registry = Registry.of(List.of(own, SmallPlugin.acme()));

  @Test
  void rightComponentsAreRegisteredWithoutProblems() {
    assertEquals(List.of(), registry.problems());
    assertEquals(
        List.of("small", "acme-trees"),
        registry.plugins().stream().map(InstalledPlugin::name).toList());
  }

  @Test
  void findsByInterfaceAndName() {
    RegisteredComponent<EncoderTrainer> pca =
        registry.find(EncoderTrainer.class, "pca").orElseThrow();

    assertEquals("small", pca.plugin().name());
    assertEquals(SmallOptions.Pca.class, pca.component().options());
    assertTrue(registry.find(EncoderTrainer.class, "pcb").isEmpty());
    assertTrue(registry.find(DenoiserTrainer.class, "pca").isEmpty());
    assertTrue(registry.find(String.class, "pca").isEmpty());
  }

  @Test
  void listsAKindByName() {
    assertEquals(
        List.of("acme.tree", "around", "everything", "mlp", "net", "wiener"),
        registry.all(Kind.DENOISER).stream().map(found -> found.component().name()).toList());
    assertEquals(
        "around, everything, mlp, net, wiener; acme.tree from acme-trees 1.2",
        registry.names(Kind.DENOISER));
    assertEquals("none is installed", Registry.of(List.of()).names(Kind.METRIC));
  }

  private List<String> near(Kind kind, String name) {
    return Spelling.near(
        name, registry.all(kind).stream().map(one -> one.component().name()).toList());
  }

  @Test
  void suggestsNearNamesOnly() {
    assertEquals(List.of("mlp"), near(Kind.DENOISER, "mpl"));
    assertEquals(List.of("wiener"), near(Kind.DENOISER, "Weiner"));
    assertEquals(List.of("classifier-free"), near(Kind.GUIDANCE, "classifier"));
    assertEquals(List.of(), near(Kind.DENOISER, "transformer"));
  }

  @Test
  void describesOptionsFromTheirRecord() {
    List<OptionDescription> options =
        registry.find(DenoiserTrainer.class, "mlp").orElseThrow().options();

    assertEquals(
        List.of("hidden", "learning-rate", "target", "seconds"),
        options.stream().map(OptionDescription::name).toList());
    assertEquals(
        List.of(
            "list of whole numbers",
            "number",
            "one of noise, clean, x-velocity",
            "number, or null for none"),
        options.stream().map(OptionDescription::typeWords).toList());
    assertEquals(Optional.of("1e-3"), options.get(1).defaultText());
    assertEquals("step size", options.get(1).help());
    assertEquals(0, options.get(1).range().min());
    assertEquals(1, options.get(1).range().max());
  }

  @Test
  void tellsWhatAnOptionNestsAndWhatIsRequired() {
    OptionDescription links =
        registry.find(EncoderTrainer.class, "chain").orElseThrow().options().get(0);

    assertEquals("list of encoders", links.typeWords());
    assertEquals(Optional.empty(), links.defaultText());
  }

  @Test
  void ofTwoComponentsOfOneNameTheFirstStays() {
    Plugin other =
        new SmallPlugin("other", "3", List.of(SmallPlugin.encoder("pca", NoOptions.class)));

    Registry both = Registry.of(List.of(own, other));

    assertEquals(1, both.problems().size(), both.problems().toString());
    assertTrue(
        both.problems().get(0).startsWith("plug-in other 3")
            && both.problems().get(0).contains("encoder 'pca' is left out: small 0.1 (")
            && both.problems().get(0).endsWith("was found first; remove one of them"),
        both.problems().get(0));
    assertEquals("small", both.require(Kind.ENCODER, "pca").plugin().name());
  }

  record Bare(int size) {}

  record BadType(@Option(help = "how long", defaultsTo = "1") Instant span) {}

  record BadDefault(@Option(help = "how many", defaultsTo = "0", min = 1) int count) {}

  record BadTogether(@Option(help = "how many", defaultsTo = "3") int count) {
    BadTogether {
      throw new IllegalArgumentException("count cannot be " + count);
    }
  }

  record Taken(@Option(help = "which", defaultsTo = "x") String type) {}

  record Inner(@Option(help = "how many", defaultsTo = "few") int count) {}

  record BadInner(@Option(help = "inside", defaultsTo = "") Optional<Inner> group) {}

  record Itself(@Option(help = "inside", defaultsTo = "") Optional<Itself> group) {}

  record Endless(@Option(help = "what", defaultsTo = "endless") Part<DenoiserTrainer> inner) {}

  record OnBroken(@Option(help = "what", defaultsTo = "bare") Part<DenoiserTrainer> inner) {}

  static final class NotInjected implements Guidance {
    @Override
    public boolean needsUnconditional() {
      return false;
    }

    @Override
    public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
      return denoiser;
    }
  }

  abstract static class Unfinished implements Guidance {
    @Inject
    Unfinished() {}
  }

  @Test
  void aBrokenComponentIsReportedAndTheRestGoOn() {
    Plugin broken =
        new SmallPlugin(
            "broken",
            "9",
            List.of(
                SmallPlugin.denoiser("bare", Bare.class),
                SmallPlugin.denoiser("bad-type", BadType.class),
                new Component<>(Denoiser.class, "no-kind", Denoiser.class, NoOptions.class, ""),
                new Component<>(Guidance.class, "plain", NotInjected.class, NoOptions.class, ""),
                new Component<>(
                    Guidance.class, "unfinished", Unfinished.class, NoOptions.class, ""),
                SmallPlugin.denoiser("taken", Taken.class),
                SmallPlugin.denoiser("bad-default", BadDefault.class),
                SmallPlugin.denoiser("bad-together", BadTogether.class),
                SmallPlugin.denoiser("endless", Endless.class),
                SmallPlugin.denoiser("on-broken", OnBroken.class),
                SmallPlugin.denoiser("right", NoOptions.class)));

    Registry withBroken = Registry.of(List.of(broken, own));

    assertTrue(withBroken.find(DenoiserTrainer.class, "right").isPresent());
    assertTrue(withBroken.find(DenoiserTrainer.class, "mlp").isPresent());
    assertEquals(
        1,
        withBroken.all(Kind.DENOISER).stream()
            .filter(c -> c.plugin().name().equals("broken"))
            .count());
    assertEquals(2, withBroken.all(Kind.GUIDANCE).size());
    List<String> problems = withBroken.problems();
    String left = "plug-in broken 9: ";
    assertEquals(
        left + "denoiser 'bare' is left out: option 'size' is not annotated @Option",
        problems.get(0));
    assertEquals(
        left
            + "denoiser 'bad-type' is left out: option 'span': an option cannot be of type"
            + " java.time.Instant",
        problems.get(1));
    assertTrue(
        problems
            .get(2)
            .startsWith(
                left + "component 'no-kind' is left out: org.difflab.spi.Denoiser is not a kind"),
        problems.get(2));
    assertTrue(
        problems.get(3).endsWith("one constructor annotated @jakarta.inject.Inject, found 0"));
    assertTrue(
        problems.get(4).endsWith("must be a class that implements org.difflab.spi.Guidance"));
    assertEquals(
        left + "denoiser 'taken' is left out: no option can be named 'type', it is taken",
        problems.get(5));
    assertEquals(
        left
            + "denoiser 'bad-default' is left out: its defaults are wrong: option 'count' of"
            + " denoiser 'bad-default' must be a whole number of at least 1, found '0'",
        problems.get(6));
    assertEquals(
        left
            + "denoiser 'bad-together' is left out: its defaults are wrong: denoiser"
            + " 'bad-together': count cannot be 3",
        problems.get(7));
    assertEquals(
        left
            + "denoiser 'endless' is left out: its defaults are wrong: denoisers are nested more"
            + " than 20 deep here",
        problems.get(8));
    assertTrue(problems.get(9).contains("denoiser 'bare' is unknown"), problems.get(9));
    assertEquals(10, problems.size());
  }

  @Test
  void aBrokenGroupIsReported() {
    Plugin broken =
        new SmallPlugin(
            "broken",
            "9",
            List.of(
                SmallPlugin.denoiser("bad-inner", BadInner.class),
                SmallPlugin.denoiser("itself", Itself.class)));

    assertEquals(
        List.of(
            "plug-in broken 9: denoiser 'itself' is left out: option 'group': "
                + Itself.class.getName()
                + " cannot be an option of itself",
            "plug-in broken 9: denoiser 'bad-inner' is left out: its defaults are wrong: option"
                + " 'group.count' of denoiser 'bad-inner' must be a whole number, found 'few'"),
        Registry.of(List.of(broken)).problems());
  }

  @Test
  void describesGroups() {
    OptionDescription training =
        registry.find(DenoiserTrainer.class, "net").orElseThrow().options().get(0);

    assertEquals("mapping of options (steps, batch, limit, ema)", training.typeWords());
    assertEquals(
        List.of("steps", "batch", "limit", "ema"),
        training.nestedOptions().stream().map(OptionDescription::name).toList());
    assertEquals("duration, or null for none", training.nestedOptions().get(2).typeWords());
    assertEquals(List.of(), training.nestedOptions().get(0).nestedOptions());
  }

  @Test
  void aPluginThatCannotTellItsComponentsIsReported() {
    Plugin failing =
        new Plugin() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public List<Component<?>> components() {
            throw new IllegalStateException("no such library");
          }
        };

    Registry rest = Registry.of(List.of(failing, own));

    assertEquals(List.of("small"), rest.plugins().stream().map(InstalledPlugin::name).toList());
    assertEquals(1, rest.problems().size());
    assertTrue(
        rest.problems()
            .get(0)
            .endsWith("is left out: java.lang.IllegalStateException: no such library"));
  }

  /** Installing a plug-in changes no experiment that names none of its components. */
  @Test
  void aSecondDefaultOfASlotIsLeftOut() {
    Plugin other =
        new SmallPlugin(
            "other",
            "3",
            List.of(
                SmallPlugin.encoder("whiten", NoOptions.class)
                    .asDefaultFor(Component.DefaultFor.OTHER_DATA)));
    Registry both = Registry.of(List.of(own, other));

    assertEquals(Optional.of("identity"), both.defaultName(Kind.ENCODER, Shape.vector(3)));
    assertEquals(Optional.empty(), both.defaultName(Kind.DENOISER, Shape.vector(3)));
    assertEquals(Optional.empty(), both.find(Kind.ENCODER, "whiten"));
    assertTrue(
        both.problems()
            .get(0)
            .endsWith(
                "encoder 'whiten' is left out: it is declared as a default, which encoder"
                    + " 'identity' already is"),
        both.problems().toString());
  }
}
