package org.difflab.tck;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Replaces parts that may not be used. */
final class Stand {

  private Stand() {}

  /** Thrown by every method of a stand-in. */
  static final class Asked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Asked(String asked) {
      super(asked + " was asked for, of a stand-in that can do nothing");
    }
  }

  /**
   * Returns something of an interface whose every method throws {@link Asked}, but those that the
   * interface itself has: what a component need not implement asks nothing of it.
   */
  static <T> T in(Class<T> kind) {
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
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              throw new Asked(method.getName());
            }));
  }
}
