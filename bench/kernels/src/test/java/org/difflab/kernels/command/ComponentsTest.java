// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.difflab.registry.Registry;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private final Components components = new Components(Registry.onClassPath());

  @Test
  void allAreThoseThatNeedNoOptions() {
    Map<String, List<String>> all = components.all();
    assertTrue(all.get("denoiser").containsAll(List.of("wiener", "ideal", "mixture")));
    assertTrue(all.get("denoiser").contains("mlp; training: {steps: 100}"), all.toString());
    assertTrue(all.get("metric").contains("reconstruction-error"), all.toString());
    assertFalse(all.get("sampler").contains("acme.leap"), "it must be told how often to leap");
    assertFalse(all.containsKey("dataset"), "some would be downloaded");
  }

  @Test
  void chosenOnesBelongToTheirKind() {
    assertEquals(
        Map.of(
            "sampler", List.of("acme.leap; leaps: 2; mirrored: true", "ddim"),
            "denoiser", List.of("mixture; components: 20")),
        components.named(
            List.of("acme.leap; leaps: 2; mirrored: true", "mixture; components: 20", "ddim")));
  }
}
