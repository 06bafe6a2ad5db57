// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Module;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.spi.Dataset;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {

  private static final Part<Dataset> PART =
      new Part<>(Dataset.class, "acme.counted", new Component.NoOptions());

  private final Device device = Device.open(1, AlgebraSetting.PLAIN);

  @AfterEach
  void close() {
    device.close();
  }

  /** A service that counts who has asked for it. */
  record Counter(AtomicInteger count) {

    Counter() {
      this(new AtomicInteger());
    }
  }

  /** A data set whose only prompt is the number that the counter gave it. */
  static final class Counted implements Dataset {

    private final int number;

    @Inject
    Counted(Counter counter) {
      this.number = counter.count().incrementAndGet();
    }

    @Override
    public Shape shape() {
      return Shape.vector(1);
    }

    @Override
    public List<String> prompts() {
      return List.of(Integer.toString(number));
    }

    @Override
    public Splits load(Progress progress) {
      throw new IllegalStateException("nobody reads it");
    }
  }

  private record Offering(String name, Supplier<List<Service<?>>> offered) implements Plugin {

    @Override
    public String version() {
      return "1";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          new Component<>(
              Dataset.class,
              name.split("-", 2)[0] + ".counted",
              Counted.class,
              Component.NoOptions.class,
              "A data set"));
    }

    @Override
    public List<Service<?>> services() {
      return offered.get();
    }
  }

  private static Plugin counting(String name) {
    return new Offering(name, () -> List.of(new Service<>(Counter.class, new Counter())));
  }

  private Wiring wiring(List<Module> modules, Plugin... plugins) {
    return new Wiring(Registry.of(List.of(plugins)), device.algebra(), device.workers(), modules);
  }

  @Test
  void componentsOfAWiringShareAService() {
    Wiring wiring = wiring(List.of(), counting("acme-counts"));
    assertEquals(List.of("1"), wiring.make(PART).prompts());
    assertEquals(List.of("2"), wiring.make(PART).prompts());
    Wiring other = wiring(List.of(), counting("acme-counts"));
    assertEquals(List.of("1"), other.make(PART).prompts());
  }

  @Test
  void bindingsOfAProgramTakeThePlaceOfServices() {
    Counter own = new Counter(new AtomicInteger(41));
    Wiring wiring =
        wiring(
            List.of(binder -> binder.bind(Counter.class).toInstance(own)), counting("acme-counts"));
    assertEquals(List.of("42"), wiring.make(PART).prompts());
  }

  @Test
  void aServiceThatNoPluginOffersIsNamed() {
    Wiring wiring = wiring(List.of(), new Offering("acme-counts", List::of));
    InputException e = assertThrows(InputException.class, () -> wiring.make(PART));
    assertTrue(e.getMessage().contains(Counter.class.getName()), e.getMessage());
  }

  @Test
  void aTypeIsOfferedOnce() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> wiring(List.of(), counting("acme-counts"), counting("other-counts")));
    assertEquals(
        "plug-ins acme-counts 1 and other-counts 1 both offer a service of the type "
            + Counter.class.getName()
            + "; remove one of them",
        e.getMessage());
  }

  @Test
  void aPluginThatCannotMakeItsServicesIsNamed() {
    Plugin broken =
        new Offering(
            "acme-counts",
            () -> {
              throw new IllegalStateException("broken on purpose");
            });
    assertEquals(
        "plug-in acme-counts 1 cannot create its services: IllegalStateException: broken on"
            + " purpose",
        assertThrows(InputException.class, () -> wiring(List.of(), broken)).getMessage());
  }
}
