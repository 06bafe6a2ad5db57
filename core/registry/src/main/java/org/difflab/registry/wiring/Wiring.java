// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.name.Names;
import com.google.inject.spi.Message;
import com.google.inject.util.Modules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.difflab.files.text.ExceptionText;
import org.difflab.registry.Kind;
import org.difflab.registry.PartException;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.registry.plugin.Vendor;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Service;

/**
 * Creates chosen components with Guice. Every component is bound explicitly and privately; it can
 * be injected with its options, the device's {@link LinearAlgebra} and {@link Workers}, the {@link
 * Service}s of the installed plug-ins, other {@link org.difflab.spi.plugin.Parts} and, for
 * denoisers and metrics, the {@link Schedule}.
 */
public final class Wiring {

  private final Registry registry;
  private final LinearAlgebra algebra;
  private final Injector device;

  /**
   * Creates the wiring of a device.
   *
   * @throws InputException if a plug-in cannot create its services
   */
  public Wiring(Registry registry, LinearAlgebra algebra, Workers workers) {
    this(registry, algebra, workers, List.of());
  }

  /**
   * Creates the wiring of a device.
   *
   * @param modules further bindings, which take precedence over services of the same type
   * @throws InputException if a plug-in cannot create its services
   */
  public Wiring(Registry registry, LinearAlgebra algebra, Workers workers, List<Module> modules) {
    this.registry = registry;
    this.algebra = algebra;
    Module services = Modules.override(new ServicesModule(registry.plugins())).with(modules);
    Module own =
        new AbstractModule() {
          @Override
          protected void configure() {
            binder().requireExplicitBindings();
            bind(LinearAlgebra.class).toInstance(algebra);
            bind(Workers.class).toInstance(workers);
            install(services);
          }
        };
    this.device = Guice.createInjector(Stage.PRODUCTION, own);
  }

  /**
   * Creates a component that does not depend on a schedule.
   *
   * @throws InputException if it is not installed, has a dependency that is not available, or
   *     refuses its options
   */
  public <T> T make(Part<T> part) {
    return guarded(device, part);
  }

  /** Creates a component as {@link #make(Part)} does, and keeps its choice with it. */
  public <T> Wired<T> wire(Part<T> part) {
    return new Wired<>(part, make(part));
  }

  /**
   * Creates a component into which the schedule of its pipeline can be injected.
   *
   * @throws InputException if it is not installed, has a dependency that is not available, or
   *     refuses its options
   */
  public <T> T make(Part<T> part, Schedule schedule) {
    Module levels =
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(Schedule.class).toInstance(schedule);
          }
        };
    return guarded(device.createChildInjector(levels), part);
  }

  /** Creates a component as {@link #make(Part, Schedule)} does, and keeps its choice with it. */
  public <T> Wired<T> wire(Part<T> part, Schedule schedule) {
    return new Wired<>(part, make(part, schedule));
  }

  /** Returns the linear algebra that components compute with. */
  public LinearAlgebra algebra() {
    return algebra;
  }

  /** Returns the installed components. */
  public Registry registry() {
    return registry;
  }

  /** Returns the default encoder of data that are not images, which scales them to unit scale. */
  public Optional<String> encoderOfPoints() {
    return registry.defaultName(Kind.ENCODER, Shape.vector(1));
  }

  /**
   * Creates the six components of a pipeline.
   *
   * @throws InputException if one is not installed, asks for what is not available, or refuses its
   *     options
   */
  public WiredPipeline wire(PipelineSpec spec) {
    Wired<Schedule> schedule = wire(spec.schedule());
    return new WiredPipeline(
        wire(spec.encoder()),
        wire(spec.embedder()),
        schedule,
        wire(spec.denoiser(), schedule.component()),
        wire(spec.guidance()),
        wire(spec.sampler(), schedule.component()));
  }

  private <T> T guarded(Injector injector, Part<T> part) {
    return PartBoundary.around(registry.require(part.kind(), part.name()), make(injector, part));
  }

  /**
   * Creates a component nested in another. Components of other vendors get a boundary of their own;
   * those of difflab may depend on each other's classes, and share the boundary of the outer one.
   */
  <T> T makeNested(Injector injector, Part<T> part) {
    RegisteredComponent<T> registered = registry.require(part.kind(), part.name());
    return registered.plugin().vendor() == Vendor.OTHER
        ? guarded(injector, part)
        : make(injector, part);
  }

  private <T> T make(Injector injector, Part<T> part) {
    RegisteredComponent<T> registered = registry.require(part.kind(), part.name());
    // A unique name allows several parts of the same kind, such as the links of a chain.
    Key<T> key = Key.get(part.kind(), Names.named("slot"));
    Module slot =
        new SlotModule<>(
            key, part, registered.component().implementation(), new InjectedParts(this, injector));
    try {
      return injector.createChildInjector(slot).getInstance(key);
    } catch (CreationException e) {
      throw cannotBeMade(registered, e.getErrorMessages(), e);
    } catch (ProvisionException e) {
      throw cannotBeMade(registered, e.getErrorMessages(), e);
    } catch (LinkageError | StackOverflowError e) {
      throw PartException.notMade(registered, e);
    }
  }

  private static InputException cannotBeMade(
      RegisteredComponent<?> registered, Collection<Message> messages, RuntimeException e) {
    Message first = messages.iterator().next();
    Optional<Throwable> cause = Optional.ofNullable(first.getCause());
    if (cause.isEmpty()) {
      return PartException.notMade(registered, first.getMessage(), e);
    }
    if (cause.get() instanceof OutOfMemoryError memory) {
      throw memory;
    }
    return ExceptionText.hasMessage(cause.get()) && cause.get() instanceof InputException input
        ? input
        : PartException.notMade(registered, cause.get());
  }
}
