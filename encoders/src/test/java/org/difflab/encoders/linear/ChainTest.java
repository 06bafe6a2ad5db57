// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.difflab.encoders.EncodersPlugin;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.junit.jupiter.api.Test;

final class ChainTest {

  private static ChainTrainer standardizedPca(ThreadWorkers workers) {
    return Trainers.chain(workers, List.of(Trainers.part("standardize"), Trainers.part("pca", 4)));
  }

  @Test
  void isItsLinksOneAfterAnother() {
    Matrix samples = Trainers.correlated(1, 700, 9, 2);
    Encoder chain =
        Trainers.train(
            Trainers.chain(List.of(Trainers.part("pca", 4), Trainers.part("standardize"))),
            samples);
    Encoder first = Trainers.train(Trainers.pca(4, false), samples);
    Matrix between = first.encode(samples);
    Encoder second = Trainers.train(new StandardizeTrainer(ThreadWorkers.serial()), between);
    Matrix latents = second.encode(between);
    assertEquals(latents, chain.encode(samples));
    assertEquals(first.decode(second.decode(latents)), chain.decode(latents));
    assertEquals(Shape.vector(4), chain.latentShape());
  }

  /** An encoder that changes nothing and has a table. */
  private record Tabled(ModelTable table) implements Encoder {

    @Override
    public Shape latentShape() {
      return Shape.vector(3);
    }

    @Override
    public Matrix encode(Matrix samples) {
      return samples;
    }

    @Override
    public Matrix decode(Matrix latents) {
      return latents;
    }

    @Override
    public Weights weights() {
      return Weights.none();
    }

    @Override
    public List<ModelTable> tables() {
      return List.of(table);
    }
  }

  @Test
  void hasTheTablesOfItsLinks() {
    ModelTable first =
        new ModelTable(
            "first",
            "",
            "row",
            "column",
            List.of("1"),
            List.of(new ModelTable.Row("1", List.of(ModelTable.Cell.of(1)))));
    ModelTable second = first.withTitle("second");
    assertEquals(
        List.of(first, second),
        new ChainEncoder(List.of(new Tabled(first), new Tabled(second))).tables());
  }

  @Test
  void componentsOfStandardizedSamplesAreThoseOfTheSamplesOnceStandardized() {
    Matrix samples = withConstant(Trainers.correlated(1, 700, 9, 2), 5, -1);
    Encoder chain = Trainers.train(standardizedPca(ThreadWorkers.serial()), samples);
    Encoder first = Trainers.train(new StandardizeTrainer(ThreadWorkers.serial()), samples);
    Matrix between = first.encode(samples);
    Encoder second = Trainers.train(Trainers.pca(4, false), between);
    Matrix latents = second.encode(between);
    assertArrayEquals(latents.values(), chain.encode(samples).values(), 1e-5f);
    assertArrayEquals(
        first.decode(second.decode(latents)).values(), chain.decode(latents).values(), 1e-5f);
    assertArrayEquals(
        second.weights().doubles().get("variances"),
        chain.weights().doubles().get("1.variances"),
        1e-6);
  }

  private static Matrix withConstant(Matrix rows, int column, float value) {
    float[] values = rows.values().clone();
    for (int at = column; at < values.length; at += rows.columns()) {
      values[at] = value;
    }
    return Matrix.wrap(rows.rows(), rows.columns(), values);
  }

  @Test
  void theNumberOfThreadsLeavesAllBitsAlone() {
    Matrix samples = Trainers.correlated(2, 2000, 9, 2);
    Encoder serial = Trainers.train(standardizedPca(ThreadWorkers.serial()), samples);
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      Encoder parallel = Trainers.train(standardizedPca(workers), samples);
      assertEquals(serial.encode(samples), parallel.encode(samples));
    }
  }

  @Test
  void weightsOfTheLinksAreNumbered() {
    Matrix samples = Trainers.correlated(3, 50, 6, 0);
    Weights weights = Trainers.train(standardizedPca(ThreadWorkers.serial()), samples).weights();
    assertEquals(
        Set.of(
            "0.mean",
            "0.standard-deviation",
            "1.explained-variance-share",
            "1.mean",
            "1.variances"),
        weights.doubles().keySet());
    assertEquals(Set.of("1.components"), weights.matrices().keySet());
    assertThrows(
        InputException.class,
        () -> standardizedPca(ThreadWorkers.serial()).load(weights.part("0")));
  }

  @Test
  void shapesAreDeclaredThroughAllLinks() {
    ChainTrainer chain =
        Trainers.chain(
            List.of(Trainers.part("scale"), Trainers.part("pca", 5), Trainers.part("pca", 3)));
    assertEquals(Shape.vector(3), chain.latentShape(new Shape(28, 28, 1)));
    assertThrows(IllegalArgumentException.class, () -> chain.latentShape(Shape.vector(4)));
    assertEquals(
        new Shape(28, 28, 1),
        Trainers.chain(List.of(Trainers.part("identity"), Trainers.part("standardize")))
            .latentShape(new Shape(28, 28, 1)));
  }

  @Test
  void thereMustBeALink() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> new ChainTrainer.Options(List.of()));
    assertEquals("links must name at least one encoder; found none", thrown.getMessage());
  }

  @Test
  void thePlugInIsFound() {
    List<String> names =
        ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(EncodersPlugin.class::isInstance)
            .flatMap(plugin -> plugin.components().stream())
            .map(Component::name)
            .toList();
    assertEquals(
        List.of("identity", "standardize", "scale", "pca", "autoencoder", "vae", "chain"), names);
  }
}
