// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

/** Sources of a vendor's plug-in: guidance that leaves the denoiser as it is. */
final class AcmeSources {

  static final String PLUGIN = "org.acme.AcmePlugin";
  static final String GUIDANCE = "org.acme.Plain";

  private AcmeSources() {}

  /** Returns a jar with the plug-in "acme" and its guidance of the given name. */
  static TestJar jar(String component) {
    return jar("acme", "@SpiVersion(SpiVersion.CURRENT)", component);
  }

  /**
   * Returns a jar.
   *
   * @param statement what the plug-in states of its SPI version, if anything
   */
  static TestJar jar(String plugin, String statement, String component) {
    return new TestJar()
        .plugin(PLUGIN)
        .source(
            PLUGIN,
            """
            package org.acme;

            import java.util.List;
            import org.difflab.spi.Guidance;
            import org.difflab.spi.plugin.*;

            %s
            public final class AcmePlugin implements Plugin {
              public String name() { return "%s"; }
              public List<Component<?>> components() {
                return List.of(
                    new Component<>(
                        Guidance.class, "%s", Plain.class, Plain.Options.class, "Leaves it."));
              }
            }
            """
                .formatted(statement, plugin, component))
        .source(GUIDANCE, guidance("@Option(help = \"nothing\", defaultsTo = \"3\")", "Object"));
  }

  /**
   * Returns the source of the guidance.
   *
   * @param annotation what stands before its option {@code int count}
   * @param parent the class it extends
   */
  static String guidance(String annotation, String parent) {
    return """
    package org.acme;

    import jakarta.inject.Inject;
    import java.util.Optional;
    import org.difflab.spi.*;
    import org.difflab.spi.plugin.Option;

    public final class Plain extends %s implements Guidance {
      public record Options(%s int count) {}
      private final Options options;
      @Inject Plain(Options options) { this.options = options; }
      public boolean needsUnconditional() { return false; }
      public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
        return denoiser;
      }
      public String toString() { return "plain " + options.count(); }
    }
    """
        .formatted(parent, annotation);
  }
}
