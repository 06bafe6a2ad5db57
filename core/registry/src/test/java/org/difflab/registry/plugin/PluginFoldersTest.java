// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.difflab.files.setting.Settings;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PartReader;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.SpiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class PluginFoldersTest {

  private static final String YAML = Yaml.class.getName();

  @TempDir Path place;

  private Path jar(String folder) {
    return place.resolve(folder).resolve(folder + "-1.0.jar");
  }

  private Registry registry() {
    return Registry.of(
        Plugins.given(List.of(SmallPlugin.own())).and(new PluginFolders(List.of(place)).plugins()));
  }

  private static Guidance make(Registry registry, String name) {
    try (Device device = Device.open(1, AlgebraSetting.PLAIN)) {
      Part<Guidance> part =
          new CanonicalJson(registry)
              .part(
                  Guidance.class,
                  "{\"kind\": \"guidance\", \"type\": \""
                      + name
                      + "\", \"plugin\": \"any\", \"version\": \"0\", \"options\": {}}");
      return new Wiring(registry, device.algebra(), device.workers()).make(part);
    }
  }

  @Test
  void aJarInAFolderIsAPlugin() throws IOException {
    Path jar = AcmeSources.jar("acme.plain").version("2.7").write(jar("acme"));

    Registry registry = registry();

    assertEquals(List.of(), registry.problems());
    RegisteredComponent<?> found = registry.find(Kind.GUIDANCE, "acme.plain").orElseThrow();
    assertEquals("acme 2.7 (" + jar + ")", found.plugin().label());
    assertEquals(Vendor.OTHER, found.plugin().vendor());
    assertEquals("plain 3", make(registry, "acme.plain").toString());
  }

  @Test
  void librariesOfPluginsAreTheirOwn() throws IOException {
    // Both bring a class that difflab's own SnakeYAML has too, each another one.
    for (String vendor : List.of("acme", "umbra")) {
      AcmeSources.jar(vendor, "@SpiVersion(SpiVersion.CURRENT)", vendor + ".plain")
          .source(
              YAML,
              "package org.yaml.snakeyaml;\n"
                  + "public class Yaml { public String owner() { return \"VENDOR's\"; }\n}"
                      .replace("VENDOR", vendor))
          .source(
              AcmeSources.GUIDANCE,
              AcmeSources.guidance("@Option(help = \"nothing\", defaultsTo = \"3\")", "Object")
                  .replace("\"plain \" + options.count()", "new org.yaml.snakeyaml.Yaml().owner()"))
          // What it brings of the SPI is never looked at.
          .file("org/difflab/spi/Guidance.class", "no class at all")
          .write(jar(vendor));
    }

    Registry registry = registry();

    assertEquals(List.of(), registry.problems());
    assertEquals("acme's", make(registry, "acme.plain").toString());
    assertEquals("umbra's", make(registry, "umbra.plain").toString());
    assertEquals(Map.of("a", 1), new Yaml().load("a: 1"));
    assertNotSame(
        registry.find(Kind.GUIDANCE, "acme.plain").orElseThrow().component().implementation(),
        registry.find(Kind.GUIDANCE, "umbra.plain").orElseThrow().component().implementation());
  }

  @Test
  void librariesMayLieInJarsOfTheirOwn() throws IOException {
    new TestJar()
        .source("org.library.Base", "package org.library; public class Base {}")
        .write(place.resolve("acme/library-3.jar"));
    AcmeSources.jar("acme.plain")
        .source("org.library.Base", "package org.library; public class Base {}")
        .without("org.library.Base")
        .source(
            AcmeSources.GUIDANCE,
            AcmeSources.guidance(
                "@Option(help = \"nothing\", defaultsTo = \"3\")", "org.library.Base"))
        .write(jar("acme"));

    Registry registry = registry();

    assertEquals(List.of(), registry.problems());
    assertEquals("plain 3", make(registry, "acme.plain").toString());
  }

  @Test
  void whatIsBrokenIsToldWithItsJarAndTheRestGoOn() throws IOException {
    AcmeSources.jar("good.plain").write(jar("good"));
    String current = "@SpiVersion(SpiVersion.CURRENT)";
    AcmeSources.jar("newer", "@SpiVersion(\"99.0\")", "newer.plain").write(jar("a-newer"));
    AcmeSources.jar("silent", "", "silent.plain").write(jar("b-silent"));
    AcmeSources.jar("named", current, "c.plain")
        .plugin("not a class name!", "org.acme.Gone")
        .write(jar("c-names"));
    AcmeSources.jar("other", current, "d.plain").plugin(AcmeSources.GUIDANCE).write(jar("d-other"));
    AcmeSources.jar("throwing", current, "e.plain")
        .source(
            "org.acme.Throwing",
            """
            package org.acme;
            import org.difflab.spi.plugin.*;
            @SpiVersion(SpiVersion.CURRENT)
            public final class Throwing implements Plugin {
              public Throwing() { throw new IllegalStateException("half installed"); }
              public String name() { return "throwing"; }
              public java.util.List<Component<?>> components() { return java.util.List.of(); }
            }
            """)
        .plugin("org.acme.Throwing")
        .write(jar("e-throws"));
    AcmeSources.jar("lacking", current, "f.plain")
        .without(AcmeSources.GUIDANCE)
        .write(jar("f-lacks"));
    AcmeSources.jar("parent", current, "g.plain")
        .source("org.acme.Base", "package org.acme; public class Base {}")
        .without("org.acme.Base")
        .source(AcmeSources.GUIDANCE, AcmeSources.guidance("", "Base"))
        .write(jar("g-parent"));
    AcmeSources.jar("bare", current, "h.plain")
        .source(AcmeSources.GUIDANCE, AcmeSources.guidance("", "Object"))
        .write(jar("h-bare"));
    AcmeSources.jar("plain", current, "plain").write(jar("i-plain"));
    Files.createDirectories(place.resolve("j-damaged"));
    Files.writeString(jar("j-damaged"), "no jar");
    Files.createDirectories(place.resolve("k-empty"));
    AcmeSources.jar("l.plain").write(place.resolve("l-loose.jar"));

    Registry registry = registry();

    assertEquals("plain 3", make(registry, "good.plain").toString());
    assertEquals(
        List.of("classifier-free", "good.plain", "none"),
        registry.all(Kind.GUIDANCE).stream().map(one -> one.component().name()).toList());
    String acme = ": plug-in org.acme.AcmePlugin ";
    assertEquals(
        List.of(
            jar("a-newer")
                + acme
                + "was built against version 99.0 of the plug-in interface, and this difflab has "
                + SpiVersion.CURRENT
                + "; it needs a newer difflab",
            jar("b-silent")
                + acme
                + "does not state which plug-in interface it was built against; annotate it with"
                + " @SpiVersion(SpiVersion.CURRENT)",
            jar("c-names")
                + ": plug-in not a class name! is named by the service file but does not exist",
            jar("c-names")
                + ": plug-in org.acme.Gone is named by the service file but does not exist",
            jar("d-other")
                + ": plug-in org.acme.Plain does not implement org.difflab.spi.plugin.Plugin",
            jar("e-throws")
                + ": plug-in org.acme.Throwing cannot be made:"
                + " java.lang.IllegalStateException: half installed",
            jar("f-lacks")
                + acme
                + "is left out, as it cannot be read: java.lang.NoClassDefFoundError:"
                + " org/acme/Plain",
            jar("g-parent")
                + acme
                + "is left out, as it cannot be read: java.lang.NoClassDefFoundError:"
                + " org/acme/Base",
            jar("j-damaged") + ": cannot be read as a jar: zip END header not found",
            place.resolve("k-empty")
                + ": holds no plug-in: none of its 0 jars has the file"
                + " META-INF/services/org.difflab.spi.plugin.Plugin",
            place.resolve("l-loose.jar")
                + ": the jars of a plug-in must be in a folder of their own; move it to "
                + place.resolve("l-loose/l-loose.jar"),
            "plug-in bare 1.0 ("
                + jar("h-bare")
                + "): guidance 'h.plain' is left out: option 'count' is not annotated @Option",
            "plug-in plain 1.0 ("
                + jar("i-plain")
                + "): guidance 'plain' is left out: plain names are difflab's own; put the vendor's"
                + " name and a dot before it, as in 'acme.plain'"),
        registry.problems());
  }

  @Test
  void aComponentThatCannotBeMadeIsToldWithItsJar() throws IOException {
    AcmeSources.jar("acme.plain")
        .source("org.acme.Late", "package org.acme; class Late { static int is() { return 1; } }")
        .without("org.acme.Late")
        .source(
            AcmeSources.GUIDANCE,
            AcmeSources.guidance("@Option(help = \"nothing\", defaultsTo = \"3\")", "Object")
                .replace("this.options = options;", "this.options = options; Late.is();"))
        .write(jar("acme"));
    Registry registry = registry();

    InputException e = assertThrows(InputException.class, () -> make(registry, "acme.plain"));

    assertEquals(
        "guidance 'acme.plain' of acme 1.0 ("
            + jar("acme")
            + ") cannot be made: NoClassDefFoundError: org/acme/Late",
        e.getMessage());
  }

  @Test
  void ofTwoComponentsOfOneNameTheFirstStaysAndBothJarsAreNamed() throws IOException {
    AcmeSources.jar("acme.plain").write(jar("acme"));
    AcmeSources.jar("acme-copy", "@SpiVersion(SpiVersion.CURRENT)", "acme.plain")
        .write(jar("acme-copy"));

    Registry registry = registry();

    assertEquals(
        List.of(
            "plug-in acme-copy 1.0 ("
                + jar("acme-copy")
                + "): guidance 'acme.plain' is left out: acme 1.0 ("
                + jar("acme")
                + ") declares it too and was found first; remove one of them"),
        registry.problems());
    assertEquals("acme", registry.require(Kind.GUIDANCE, "acme.plain").plugin().name());
  }

  @Test
  void ofTwoPluginsOfOneNameTheFirstStaysAndBothJarsAreNamed() throws IOException {
    AcmeSources.jar("acme.plain").write(jar("acme"));
    AcmeSources.jar("acme.other").version("1.1").write(jar("acme-new"));

    Registry registry = registry();

    assertEquals(
        List.of(
            "plug-in acme 1.1 ("
                + jar("acme-new")
                + ") is left out: acme 1.0 ("
                + jar("acme")
                + ") has the same name and was found first; remove one of them"),
        registry.problems());
    assertTrue(registry.find(Kind.GUIDANCE, "acme.plain").isPresent());
    assertTrue(registry.find(Kind.GUIDANCE, "acme.other").isEmpty());
    assertTrue(registry.find(Kind.GUIDANCE, "none").isPresent(), "the rest goes on");
    assertEquals(1, registry.plugins().stream().filter(p -> p.name().equals("acme")).count());
  }

  @Test
  void settingsNamePlaces() {
    String two = "a" + File.pathSeparator + "b/c";
    assertEquals(
        List.of(Path.of("a"), Path.of("b/c")),
        PluginFolders.from(
                new Settings(
                    Map.of("difflab.plugins", two)::get, Map.of("DIFFLAB_PLUGINS", "x")::get))
            .places());
    assertEquals(
        List.of(Path.of("x")),
        PluginFolders.from(new Settings(key -> null, Map.of("DIFFLAB_PLUGINS", "x")::get))
            .places());
    assertEquals(List.of(), PluginFolders.from(new Settings(key -> null, key -> null)).places());
    assertEquals(
        List.of(Path.of("x")),
        PluginFolders.from(new Settings(key -> " ", Map.of("DIFFLAB_PLUGINS", "x")::get)).places());
    assertEquals(List.of(), PluginFolders.from(new Settings(key -> "", key -> "")).places());
  }

  @Test
  void aPlaceThatIsNotThereIsTold() {
    Plugins plugins = new PluginFolders(List.of(place.resolve("nowhere"))).plugins();

    assertEquals(List.of(), plugins.plugins());
    assertEquals(
        List.of(
            place.resolve("nowhere")
                + ": difflab.plugins or DIFFLAB_PLUGINS names it, and it is not a folder"),
        plugins.problems());
  }

  @Test
  void messagesNameComponentsOfPluginsBesideOurOwn() throws IOException {
    AcmeSources.jar("acme.plain").write(jar("acme"));
    Problems problems = new Problems("x.yaml");
    new PartReader(registry(), problems, PartReader.AS_WRITTEN)
        .read(Kind.GUIDANCE, new YamlReader(problems).read("acme.plaim").orElseThrow());
    String found = problems.sorted().stream().map(Problem::toString).collect(joining("\n"));
    assertTrue(
        found.contains(
            "did you mean 'acme.plain'? (classifier-free, none; acme.plain from acme 1.0)"),
        found);
  }
}
