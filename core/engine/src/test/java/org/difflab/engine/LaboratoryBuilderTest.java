// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Module;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.difflab.diffusion.DiffusionPlugin;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.junit.jupiter.api.Test;

class LaboratoryBuilderTest {

  private static final Plugin REPEATED =
      new Plugin() {
        @Override
        public String name() {
          return "repeated";
        }

        @Override
        public List<Component<?>> components() {
          return new DiffusionPlugin().components();
        }
      };

  private static final Module BROKEN =
      new AbstractModule() {
        @Override
        protected void configure() {
          binder().addError("broken on purpose");
        }
      };

  private static Device device() {
    return Device.open(2, AlgebraSetting.PLAIN);
  }

  private static void assertClosed(Device device) {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> device.workers().map(2, task -> task));
    assertEquals("these workers were closed", refused.getMessage());
  }

  @Test
  void theDeviceStaysOpenAsLongAsTheLaboratory() {
    Device device = device();
    try (Laboratory laboratory =
        Laboratory.builder().open(CompletableFuture.completedFuture(device))) {
      assertSame(device, laboratory.device());
      assertEquals(List.of(0, 1), device.workers().map(2, task -> task));
      assertFalse(laboratory.registry().plugins().isEmpty());
    }
    assertClosed(device);
  }

  @Test
  void theDeviceIsClosedIfThePluginsAreRefused() {
    Device device = device();
    LaboratoryBuilder builder = Laboratory.builder().plugin(REPEATED);

    assertThrows(
        InputException.class, () -> builder.open(CompletableFuture.completedFuture(device)));

    assertClosed(device);
  }

  @Test
  void theDeviceIsClosedIfABindingIsBroken() {
    Device device = device();
    LaboratoryBuilder builder = Laboratory.builder().module(BROKEN);

    assertThrows(
        CreationException.class, () -> builder.open(CompletableFuture.completedFuture(device)));

    assertClosed(device);
  }

  @Test
  void aDeviceThatCannotBeOpenedIsTheReason() {
    InputException none = new InputException("no such algebra");

    InputException thrown =
        assertThrows(
            InputException.class,
            () -> Laboratory.builder().open(CompletableFuture.failedFuture(none)));

    assertSame(none, thrown);
    assertEquals(0, thrown.getSuppressed().length);
  }

  @Test
  void aDeviceThatCannotBeOpenedDoesNotHideRefusedPlugins() {
    InputException none = new InputException("no such algebra");
    LaboratoryBuilder builder = Laboratory.builder().plugin(REPEATED);

    InputException thrown =
        assertThrows(
            InputException.class, () -> builder.open(CompletableFuture.failedFuture(none)));

    assertSame(none, thrown.getSuppressed()[0]);
  }
}
