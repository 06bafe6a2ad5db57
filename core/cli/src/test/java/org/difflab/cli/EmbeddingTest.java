// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.difflab.data.handwriting.Handwriting;
import org.difflab.denoisers.gaussian.MixtureTrainer;
import org.difflab.diffusion.sampler.DdimSampler;
import org.difflab.diffusion.sampler.SteppingOptions;
import org.difflab.encoders.linear.PcaTrainer;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserTrainer;
import org.junit.jupiter.api.Test;

/** The engine as a library: without a command, and without files. */
class EmbeddingTest {

  @Test
  void composedOfOptionRecords() {
    try (Laboratory laboratory = Laboratory.open()) {
      Part<Dataset> digits =
          laboratory.parts().of(Dataset.class, new Handwriting.Options("37", 200, 0, 0, 0, 1));
      PipelineSpec pipeline =
          laboratory
              .compose()
              .encoder(new PcaTrainer.Options(12, false))
              .denoiser("wiener")
              .sampler(new DdimSampler.Options(SteppingOptions.DEFAULT.withSteps(10), 0))
              .spec();
      Samples sevens = laboratory.train(digits, pipeline, 1).generate(List.of("7"), 5, 1);

      assertEquals(5, sevens.count());
      assertTrue(sevens.values().isFinite());
    }
  }

  @Test
  void composedOfNamesAndChanges() {
    try (Laboratory laboratory = Laboratory.open()) {
      Part<Dataset> shapes =
          laboratory.parts().of(Dataset.class, "shapes", Map.of("train", 200, "noise", 0.01));
      PipelineSpec pipeline =
          laboratory
              .compose()
              .samples(Shape.vector(2))
              .denoiser(
                  laboratory.parts().of(DenoiserTrainer.class, "mixture", Map.of("components", 2)))
              .guidance("classifier-free")
              .spec();

      assertEquals(2, ((MixtureTrainer.Options) pipeline.denoiser().options()).components());
      TrainedPipeline trained = laboratory.train(shapes, pipeline, 1);
      assertEquals(3, trained.generate(List.of("spiral"), 3, 1).count());
    }
  }

  @Test
  void fromTheTextOfAConfigurationTheSameBits() {
    try (Laboratory laboratory = Laboratory.open()) {
      Samples fromText =
          laboratory
              .train(
                  """
                  dataset: {type: shapes, train: 200}
                  pipelines: {points: {denoiser: wiener, sampler: {steps: 10}}}
                  """)
              .generate(List.of("moons"), 4, 1);
      Samples fromJava =
          laboratory
              .train(
                  laboratory.parts().of(Dataset.class, "shapes", Map.of("train", 200)),
                  laboratory
                      .compose()
                      .samples(Shape.vector(2))
                      .denoiser("wiener")
                      .sampler(new DdimSampler.Options(SteppingOptions.DEFAULT.withSteps(10), 0))
                      .spec(),
                  1)
              .generate(List.of("moons"), 4, 1);

      assertEquals(fromText, fromJava);
    }
  }

  /** A program's own numbers. */
  record Table(Matrix rows) {}

  /** A data set of somebody else's, which asks for what the program bound. */
  static final class TableDataset implements Dataset {

    private final Table table;

    @Inject
    TableDataset(Table table) {
      this.table = table;
    }

    @Override
    public Shape shape() {
      return Shape.vector(2);
    }

    @Override
    public List<String> prompts() {
      return List.of("any");
    }

    @Override
    public Splits load(Progress progress) {
      int count = table.rows().rows();
      Samples all = new Samples(table.rows(), Collections.nCopies(count, "any"));
      return new Splits(all, Samples.none(2), Samples.none(2), "table");
    }
  }

  record TablePlugin(String component) implements Plugin {

    @Override
    public String name() {
      return "acme-tables";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          new Component<>(
              Dataset.class, component, TableDataset.class, NoOptions.class, "A given table."));
    }
  }

  private static Module binding(Table table) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(Table.class).toInstance(table);
      }
    };
  }

  @Test
  void ownComponentsAreBroughtAlong() {
    Matrix rows = Matrix.wrap(3, 2, new float[] {1, 2, 1.5f, 2.5f, 0.5f, 1.5f});
    try (Laboratory laboratory =
        Laboratory.builder()
            .plugin(new TablePlugin("acme.table"))
            .module(binding(new Table(rows)))
            .open()) {
      TrainedPipeline pipeline =
          laboratory.train(
              laboratory.parts().of(Dataset.class, "acme.table"),
              laboratory.compose().samples(Shape.vector(2)).denoiser("ideal").spec(),
              1);
      Matrix samples = pipeline.generate(List.of("any"), 20, 1).values();

      // The ideal denoiser of few rows leads back to them.
      for (int row = 0; row < samples.rows(); row++) {
        assertTrue(nearest(rows, samples, row) < 0.05, "sample " + row);
      }
    }
  }

  private static double nearest(Matrix rows, Matrix samples, int sample) {
    return IntStream.range(0, rows.rows())
        .mapToDouble(
            row ->
                Math.hypot(
                    rows.get(row, 0) - samples.get(sample, 0),
                    rows.get(row, 1) - samples.get(sample, 1)))
        .min()
        .orElseThrow();
  }

  @Test
  void aBrokenPluginThatIsBroughtAlongIsRefused() {
    record Undocumented(int count) {}
    Plugin broken =
        new Plugin() {
          @Override
          public String name() {
            return "acme";
          }

          @Override
          public List<Component<?>> components() {
            return List.of(
                new Component<>(
                    Dataset.class,
                    "acme.table",
                    TableDataset.class,
                    Undocumented.class,
                    "Broken."));
          }
        };

    InputException e =
        assertThrows(InputException.class, () -> Laboratory.builder().plugin(broken).open());

    assertTrue(e.getMessage().endsWith("option 'count' is not annotated @Option"), e.getMessage());
  }

  @Test
  void whatIsWrongIsToldAsInFiles() {
    try (Laboratory laboratory = Laboratory.open()) {
      assertTold(
          "option 'components' of encoder 'pca' must be a whole number from 1 to 1000000, found"
              + " '0'",
          () -> laboratory.compose().encoder(new PcaTrainer.Options(0, false)));
      assertTold(
          "no encoder has options of " + DdimSampler.Options.class.getName(),
          () -> laboratory.compose().encoder(new DdimSampler.Options(SteppingOptions.DEFAULT, 0)));
      assertTold(
          "no encoder was chosen, and its default depends on the data: identity for images,"
              + " standardize for others",
          () -> laboratory.compose().denoiser("ideal").spec());
      assertTold(
          "no denoiser was chosen", () -> laboratory.compose().samples(Shape.vector(2)).spec());
      assertTold("did you mean 'mlp'?", () -> laboratory.compose().denoiser("mpl"));
      assertTold(
          "did you mean 'train'?",
          () -> laboratory.parts().of(Dataset.class, "shapes", Map.of("tarin", 3)));
      assertTold(
          "dataset 'shapes': ",
          () -> laboratory.parts().of(Dataset.class, "shapes", Map.of("train", "many")));
      assertTold(
          "several have options of org.difflab.data.PublishedSet$Options; name the dataset"
              + " as well (emnist-letters, fashion-mnist, mnist)",
          () ->
              laboratory
                  .parts()
                  .of(Dataset.class, laboratory.parts().of(Dataset.class, "mnist").options()));
      assertTold(
          "144",
          () ->
              laboratory.train(
                  laboratory.parts().of(Dataset.class, "shapes"),
                  laboratory.compose().encoder("pca").denoiser("wiener").spec(),
                  1));
    }
  }

  static void assertTold(String expected, Runnable wrong) {
    InputException thrown = assertThrows(InputException.class, wrong::run);
    assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
  }
}
