// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.List;
import java.util.stream.Collectors;
import org.difflab.files.yaml.Problem;

/**
 * Thrown if a configuration has problems, with all of them sorted by place. The message has one
 * line for each.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Creates an exception for one or more problems. */
  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems. */
  public List<Problem> problems() {
    return problems;
  }
}
