// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TinyPlugin;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.FolderStore;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.registry.Registry;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.TileProducts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one linear algebra computed is not taken for what another would compute. */
class AlgebraProvenanceTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: shapes, train: 30, test: 6}
      pipelines: {one: {embedder: table, denoiser: echo, sampler: {steps: 5}}}
      metrics: [memorisation]
      samples: 30
      """;

  @TempDir Path folder;

  /** Plain linear algebra under another name. */
  private record Renamed(LinearAlgebra inner, String bits) implements LinearAlgebra {

    @Override
    public String description() {
      return "library " + bits;
    }

    @Override
    public Multiplier multiplier(Matrix right) {
      return inner.multiplier(right);
    }

    @Override
    public TileProducts products() {
      return inner.products();
    }

    @Override
    public SymmetricMatrix gram(Matrix rows, int from, int to, float[] center) {
      return inner.gram(rows, from, to, center);
    }

    @Override
    public Eigen eigen(SymmetricMatrix matrix) {
      return inner.eigen(matrix);
    }

    @Override
    public double[] solve(SymmetricMatrix matrix, double[] right) {
      return inner.solve(matrix, right);
    }
  }

  private TrialResult run(String bits, String out) {
    ThreadWorkers workers = new ThreadWorkers(1);
    try (Laboratory laboratory =
        Laboratory.open(
            new Device(workers, new Renamed(AlgebraSetting.PLAIN.open(workers), bits)),
            Registry.of(IncludedPlugins.and(new TinyPlugin())))) {
      TrialResult result =
          laboratory
              .run(
                  laboratory.read("experiment", EXPERIMENT),
                  folder.resolve(out),
                  new FolderStore(folder.resolve("store"), Progress.SILENT),
                  TrialPictures.NONE,
                  Progress.SILENT)
              .get(0);
      assertEquals("", result.reason());
      return result;
    }
  }

  private static Set<Source> sources(TrialResult result) {
    return result.parts().stream().map(PartCost::source).collect(Collectors.toSet());
  }

  private String references() throws IOException {
    return Files.readString(folder.resolve("run/references.json"));
  }

  @Test
  void nothingIsReusedOfAnotherAlgebra() throws IOException {
    TrialResult first = run("a", "run");
    String references = references();
    TrialResult other = run("b", "run");

    assertEquals(Set.of(Source.TRAINED), sources(first));
    assertEquals(Set.of(Source.TRAINED), sources(other));
    assertNotEquals(first.key(), other.key());
    assertTrue(references.contains("\"key\""));
    assertNotEquals(references, references());

    TrialResult again = run("a", "second");
    assertEquals(Set.of(Source.STORED), sources(again));
    assertEquals(first.key(), again.key());
  }

  @Test
  void eachResultNamesWhatComputedIt() {
    run("a", "run");
    TrialResult read = RunFolder.open(folder.resolve("run")).results().get(0);

    assertEquals(
        List.of("difflab", "java", "linear algebra", "linear algebra bits", "plug-ins"),
        List.copyOf(read.provenance().keySet()));
    assertEquals("library a", read.provenance().get("linear algebra"));
    assertEquals("a", read.provenance().get("linear algebra bits"));
    assertTrue(read.provenance().get("java").contains(System.getProperty("java.version")));
    assertTrue(read.provenance().get("plug-ins").matches("difflab-diffusion .*, tiny 1"));
    assertEquals(read.provenance(), run("a", "run").provenance());
  }
}
