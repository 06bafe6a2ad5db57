// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.difflab.files.text.ExceptionText;
import org.difflab.registry.PartException;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.plugin.Vendor;
import org.difflab.spi.Denoiser;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Model;
import org.difflab.spi.Sampler;

/**
 * The boundary between the engine and a component: a proxy for all public interfaces that the
 * component implements, with the identity of the component. Any exception of a method becomes a
 * {@link PartException}, as does a null result or a matrix of the wrong size. Models and denoisers
 * that a component returns are wrapped in the same way.
 *
 * <p>The following exceptions pass unchanged: {@link InputException}s with a message; cancellation;
 * {@link OutOfMemoryError}, which is not the fault of a component alone; and, from difflab's own
 * components, {@link IllegalArgumentException}, {@link ArithmeticException} and {@link
 * IndexOutOfBoundsException}, with which they refuse their arguments.
 */
final class PartBoundary implements InvocationHandler {

  private final RegisteredComponent<?> component;
  private final Object target;

  private PartBoundary(RegisteredComponent<?> component, Object target) {
    this.component = component;
    this.target = target;
  }

  /** Returns the proxy of a component or of an object that it returned. */
  @SuppressWarnings("unchecked") // the proxy implements all public interfaces of the target
  static <T> T around(RegisteredComponent<?> component, T target) {
    if (isBoundary(target)) {
      return target;
    }
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      addPublic(type.getInterfaces(), interfaces);
    }
    return (T)
        Proxy.newProxyInstance(
            target.getClass().getClassLoader(),
            interfaces.toArray(Class<?>[]::new),
            new PartBoundary(component, target));
  }

  private static void addPublic(Class<?>[] types, Set<Class<?>> found) {
    for (Class<?> type : types) {
      // A sealed interface cannot be proxied, and a non-public one may be in another package.
      if (Modifier.isPublic(type.getModifiers()) && !type.isSealed()) {
        found.add(type);
      }
      addPublic(type.getInterfaces(), found);
    }
  }

  private static boolean isBoundary(Object object) {
    return object != null
        && Proxy.isProxyClass(object.getClass())
        && Proxy.getInvocationHandler(object) instanceof PartBoundary;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    boolean ofObject = method.getDeclaringClass() == Object.class;
    if (ofObject && method.getName().equals("equals")) {
      return isBoundary(arguments[0])
          && target.equals(((PartBoundary) Proxy.getInvocationHandler(arguments[0])).target);
    }
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw thrown(component, method.getName(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("interfaces of components are public", e);
    } catch (StackOverflowError e) {
      throw thrown(component, method.getName(), e);
    }
    if (holdsNull(result) && method.getReturnType() != void.class) {
      throw PartException.returned(component, method.getName(), "null", "a result");
    }
    requireShape(method, arguments, result);
    boolean given = arguments != null && Arrays.stream(arguments).anyMatch(one -> one == result);
    return !given && (result instanceof Model || result instanceof Denoiser)
        ? around(component, result)
        : result;
  }

  /**
   * A matrix must have a row for each given row or prompt; estimates and latents must also keep the
   * width.
   */
  private void requireShape(Method method, Object[] arguments, Object result) {
    if (!(result instanceof Matrix found) || arguments == null) {
      return;
    }
    if (arguments[0] instanceof Matrix given) {
      boolean keepsWidth =
          method.getDeclaringClass() == Denoiser.class
              || method.getDeclaringClass() == Sampler.class;
      int columns = keepsWidth ? given.columns() : found.columns();
      if (found.rows() != given.rows() || found.columns() != columns) {
        throw PartException.returned(
            component, method.getName(), size(found), size(given.rows(), columns));
      }
    } else if (arguments[0] instanceof List<?> rows && found.rows() != rows.size()) {
      throw PartException.returned(
          component, method.getName(), size(found), size(rows.size(), found.columns()));
    }
  }

  private static String size(Matrix matrix) {
    return size(matrix.rows(), matrix.columns());
  }

  private static String size(int rows, int columns) {
    return rows + "x" + columns + " values";
  }

  private static boolean holdsNull(Object result) {
    return result == null
        || (result instanceof List<?> list && list.stream().anyMatch(Objects::isNull));
  }

  /**
   * Returns the exception to throw for an exception of a component.
   *
   * @param action the called method
   */
  static RuntimeException thrown(
      RegisteredComponent<?> component, String action, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError memory) {
      throw memory;
    }
    boolean hasMessage = ExceptionText.hasMessage(thrown);
    boolean own = component.plugin().vendor() == Vendor.DIFFLAB;
    boolean refusal =
        thrown instanceof IllegalArgumentException
            || thrown instanceof ArithmeticException
            || thrown instanceof IndexOutOfBoundsException;
    if (thrown instanceof CancellationException
        || thrown instanceof NotFiniteException
        || (hasMessage && (thrown instanceof InputException || (own && refusal)))) {
      return (RuntimeException) thrown;
    }
    return hasMessage && thrown instanceof IllegalArgumentException
        ? PartException.refused(component, thrown)
        : PartException.failed(component, action, thrown);
  }
}
