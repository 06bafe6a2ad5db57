// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a contract against components, each broken in its way, and looks which rules fail. */
final class ContractRun {

  private ContractRun() {}

  /**
   * Requires that each fault is caught by its rules and by no others, with messages that begin with
   * the rule's number and end with advice.
   *
   * @param contract a class with an enum parameter, which takes each of the faults
   */
  static void catchesEach(Class<?> contract, Broken[] faults) {
    EngineExecutionResults run =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract)).execute();
    assertEquals(List.of(), run.containerEvents().failed().list(), "the contract itself fails");
    Events tests = run.testEvents();
    Map<String, Set<String>> due = new TreeMap<>();
    Map<String, Set<String>> found = new TreeMap<>();
    for (Broken fault : faults) {
      due.put(fault.name(), rules(fault));
      found.put(fault.name(), new TreeSet<>());
    }
    List<String> messages = new ArrayList<>();
    for (Event event : tests.failed().list()) {
      String rule = event.getTestDescriptor().getDisplayName().split(":", 2)[0];
      Broken fault = faults[number(event.getTestDescriptor().getUniqueId()) - 1];
      found.get(fault.name()).add(rule);
      messages.add(message(rule, fault, event));
    }
    due.entrySet().removeIf(entry -> found.remove(entry.getKey(), entry.getValue()));
    assertEquals(due, found, () -> String.join("\n", messages));
    assertTrue(tests.succeeded().count() > 0, "no rule was kept by anyone");
  }

  private static Set<String> rules(Broken fault) {
    return fault.breaks().isEmpty()
        ? new TreeSet<>()
        : new TreeSet<>(List.of(fault.breaks().split(" ")));
  }

  /** Which of the faults it was: the number of the invocation. */
  private static int number(UniqueId id) {
    return id.getSegments().stream()
        .filter(segment -> segment.getType().equals("class-template-invocation"))
        .mapToInt(segment -> Integer.parseInt(segment.getValue().substring(1)))
        .findFirst()
        .orElseThrow();
  }

  private static String message(String rule, Broken fault, Event event) {
    Throwable thrown =
        event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    assertTrue(
        thrown.getMessage().startsWith(rule + ": ") && thrown.getMessage().contains(". "),
        () -> fault.name() + " under " + rule + " ends in " + thrown);
    return fault.name() + " → " + thrown.getMessage();
  }
}
