// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.DataFolders;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.Schedule;
import org.difflab.spi.Workers;
import org.difflab.spi.judge.Judges;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.saved.SavedPipelines;

/**
 * Creates components as the laboratory does, with throwing proxies for the services they compute
 * with.
 *
 * @param options the class of the component's options
 * @param further further types that can be injected
 */
record Injection(Class<? extends Record> options, List<Object> further) {

  private static final List<Object> GIVEN =
      List.of(
          new ContractSchedule(),
          ContractWorkers.SERIAL,
          ThrowingProxy.of(LinearAlgebra.class),
          new ThrowingParts(),
          ThrowingProxy.of(DataFolders.class),
          ThrowingProxy.of(SampleMemory.class),
          ThrowingProxy.of(Judges.class),
          ThrowingProxy.of(SavedPipelines.class));

  private static final List<Class<?>> ASKABLE =
      List.of(
          Schedule.class,
          Workers.class,
          LinearAlgebra.class,
          Parts.class,
          DataFolders.class,
          SampleMemory.class,
          Judges.class,
          SavedPipelines.class);

  /** Creates nested parts as throwing proxies. */
  private record ThrowingParts() implements Parts {

    @Override
    public <T> T make(Part<T> part) {
      return ThrowingProxy.of(part.kind());
    }

    @Override
    public <T> List<String> names(Class<T> kind, Class<? extends T> type) {
      return List.of();
    }
  }

  /** Returns whether a type can be injected. */
  boolean has(Class<?> asked) {
    return asked == options
        || ASKABLE.contains(asked)
        || further.stream().anyMatch(asked::isInstance);
  }

  /**
   * Creates a component.
   *
   * @throws ReflectiveOperationException with the exception of its constructor as cause
   */
  void make(Component<?> component, Record chosen) throws ReflectiveOperationException {
    Constructor<?> constructor =
        Arrays.stream(component.implementation().getDeclaredConstructors())
            .filter(candidate -> candidate.isAnnotationPresent(Inject.class))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("no constructor annotated @Inject"));
    constructor.setAccessible(true);
    Object[] arguments =
        Arrays.stream(constructor.getParameterTypes()).map(type -> given(type, chosen)).toArray();
    try {
      constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      // A component that computes in its constructor cannot be tested without an engine.
      if (!(e.getCause() instanceof ThrowingProxy.Called)) {
        throw e;
      }
    }
  }

  private Object given(Class<?> type, Record chosen) {
    return Stream.of(Stream.of((Object) chosen), GIVEN.stream(), further.stream())
        .flatMap(values -> values)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is not available"));
  }
}
