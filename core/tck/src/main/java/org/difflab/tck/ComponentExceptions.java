// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Map;
import java.util.Optional;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Adds the number of the rule to unexpected exceptions of a component. */
final class ComponentExceptions implements TestExecutionExceptionHandler {

  /** The methods to override if a component refuses the contract's inputs. */
  private static final Map<Class<?>, String> OVERRIDABLE =
      Map.of(
          DenoiserContract.class, "latentShape(), sampleCount() or withUnconditional()",
          EncoderContract.class, "sampleShape() or sampleCount()",
          EmbedderContract.class, "vocabulary()",
          SamplerContract.class, "fewestSteps()",
          MetricContract.class, "shape(), sampleCount() or denoiser()",
          PluginContract.class, "exampleOptions() or alsoInjected()");

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    if (thrown instanceof AssertionError || thrown instanceof TestAbortedException) {
      throw thrown;
    }
    String rule = context.getDisplayName().split(":", 2)[0];
    boolean refused =
        thrown instanceof IllegalArgumentException || thrown instanceof InputException;
    Optional<String> methods = refused ? overridable(context) : Optional.empty();
    throw new AssertionFailedError(
        rule
            + ": the component throws "
            + thrown
            + ". Look for the cause below"
            + methods
                .map(names -> "; if what the contract gives it does not suit it, override " + names)
                .orElse(""),
        thrown);
  }

  private static Optional<String> overridable(ExtensionContext context) {
    return context
        .getTestInstance()
        .flatMap(
            instance ->
                OVERRIDABLE.entrySet().stream()
                    .filter(entry -> entry.getKey().isInstance(instance))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }
}
