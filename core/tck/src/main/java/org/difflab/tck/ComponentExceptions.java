package org.difflab.tck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Names the rule under which a component threw what no rule asks for. */
final class ComponentExceptions implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    if (thrown instanceof AssertionError || thrown instanceof TestAbortedException) {
      throw thrown;
    }
    String rule = context.getDisplayName().split(":", 2)[0];
    throw new AssertionFailedError(
        rule + ": the component throws " + thrown + ". Look for the cause below", thrown);
  }
}
