package org.difflab.tck;

import java.lang.reflect.Proxy;

/** Stands in for parts that may not be asked for anything. */
final class Stand {

  private Stand() {}

  /** Returns something of an interface whose every method throws. */
  static <T> T in(Class<T> kind, RuntimeException thrown) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> "a stand-in for " + kind.getSimpleName();
                };
              }
              throw thrown;
            }));
  }
}
