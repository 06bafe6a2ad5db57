// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Proxies of parts that must not be called: their methods throw. */
final class ThrowingProxy {

  private ThrowingProxy() {}

  /** Thrown by the methods of a proxy. */
  static final class Called extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Called(String method) {
      super(method + " was called on a proxy that implements nothing");
    }
  }

  /**
   * Returns a proxy of an interface whose methods throw {@link Called}; default methods of the
   * interface run as they are.
   */
  static <T> T of(Class<T> kind) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> "a proxy of " + kind.getSimpleName();
                };
              }
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              throw new Called(method.getName());
            }));
  }
}
