// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.difflab.kernels.GramBench;
import org.difflab.registry.Registry;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;

final class BenchPlanTest {

  private static final Bench GRAM =
      new Bench(
          GramBench.class.getName() + ".gram",
          new TreeMap<>(Map.of("backend", List.of("PLAIN"), "rows", List.of("8"))));
  private static final Bench ON_THREADS =
      new Bench(
          GramBench.class.getName() + ".onThreads",
          new TreeMap<>(Map.of("algebra", List.of("AUTO"), "rows", List.of("8"))));

  private static BenchPlan plan(String parameter, String value) {
    return BenchPlan.of(
        List.of(GRAM, ON_THREADS),
        new Components(Registry.of(List.of())),
        List.of(),
        List.of(),
        Map.of(parameter, value));
  }

  private static String refused(String parameter, String value) {
    return assertThrows(InputException.class, () -> plan(parameter, value)).getMessage();
  }

  @Test
  void aValueThatIsNoConstantIsToldTheNearest() {
    String message = refused("backend", "PLAIN,openblass");
    assertTrue(
        message.startsWith(
            "parameter 'backend' of Gram.gram must be one of its values, found 'openblass'; did"
                + " you mean 'OPENBLAS'? (PLAIN, VECTOR, NATIVE, OPENBLAS, ONEDNN"),
        message);
    assertTrue(refused("algebra", "foo").contains("found 'foo' (AUTO, "));
    assertEquals(
        List.of("PLAIN", "VECTOR"), plan("backend", "PLAIN,VECTOR").values().get("backend"));
  }
}
