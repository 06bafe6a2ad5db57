// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.config.PipelineDraft.Purpose;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.Scalars;

/** Reads {@code baseline}: the pipeline with which the others are compared. */
final class BaselineReader {

  private final Problems problems;
  private final List<PipelineDraft> drafts;

  BaselineReader(Problems problems, List<PipelineDraft> drafts) {
    this.problems = problems;
    this.drafts = drafts;
  }

  /** Returns the given name, or that of the first pipeline with trials. */
  String read(Optional<Node> node) {
    Optional<String> name =
        node.flatMap(given -> new Scalars(problems).text(ExperimentKey.BASELINE.word(), given));
    name.ifPresent(found -> check(node.orElseThrow(), found));
    return name.orElseGet(() -> tried().stream().findFirst().orElse(""));
  }

  private List<String> tried() {
    return drafts.stream()
        .filter(draft -> draft.purpose() == Purpose.TRIALS)
        .map(PipelineDraft::name)
        .toList();
  }

  private void check(Node node, String name) {
    List<String> tried = tried();
    // If there is no pipeline with trials, that problem has already been reported.
    if (tried.isEmpty() || tried.contains(name)) {
      return;
    }
    boolean isAbstract = drafts.stream().anyMatch(draft -> draft.name().equals(name));
    problems.report(
        node.place(),
        "baseline '"
            + name
            + (isAbstract
                ? "' is abstract, so it has no trials to compare with"
                : "' is not a pipeline" + Spelling.suggestion(name, tried))
            + " ("
            + String.join(", ", tried)
            + ")");
  }
}
