// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentTest {

  private static final class Nothing implements Metric {

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
      return List.of();
    }
  }

  private static Component<Metric> named(String name) {
    return new Component<>(
        Metric.class, name, Nothing.class, Component.NoOptions.class, "Measures nothing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "one-hot", "dpm-solver++", "acme.tree", "a-1.b2"})
  void namesAreLowerCaseWordsPerhapsBehindAVendor(String name) {
    assertEquals(name, named(name).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PCA", "one hot", ".tree", "acme.", "a.b.c", "-x", "Acme.tree"})
  void otherNamesAreRefused(String name) {
    String message = assertThrows(IllegalArgumentException.class, () -> named(name)).getMessage();
    assertTrue(message.contains("'" + name + "'"), message);
  }
}
