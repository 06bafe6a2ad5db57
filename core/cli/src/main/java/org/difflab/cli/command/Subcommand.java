// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The subcommands, in the order in which help lists them. */
public enum Subcommand {
  /** Trains, generates, measures and reports. */
  RUN,
  /** Finds the problems of an experiment. */
  CHECK,
  /** Shows what happens inside. */
  EXPLAIN,
  /** Generates samples. */
  GENERATE,
  /** Writes a sentence. */
  WRITE,
  /** Lists components. */
  COMPONENTS,
  /** Describes a component. */
  DESCRIBE,
  /** Writes the schema of experiments. */
  SCHEMA,
  /** Lists and fetches data sets. */
  DATA,
  /** Measures how fast components are. */
  BENCH,
  /** Makes and shows classifiers. */
  JUDGE,
  /** Completes commands in a shell. */
  COMPLETION;

  /** Returns its name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns a new command. */
  public Object make() {
    return switch (this) {
      case RUN -> new RunCommand();
      case CHECK -> new CheckCommand();
      case EXPLAIN -> new ExplainCommand();
      case GENERATE -> new GenerateCommand();
      case WRITE -> new WriteCommand();
      case COMPONENTS -> new ComponentsCommand();
      case DESCRIBE -> new DescribeCommand();
      case SCHEMA -> new SchemaCommand();
      case DATA -> new DataCommand();
      case BENCH -> new BenchCommand();
      case JUDGE -> new JudgeCommand();
      case COMPLETION -> new CompletionCommand();
    };
  }

  /**
   * Returns the subcommand named by the first argument, or all if it names none, as for shell
   * completion.
   */
  public static List<Subcommand> begunBy(String... arguments) {
    return Arrays.stream(values())
        .filter(one -> arguments.length > 0 && one.word().equals(arguments[0]))
        .filter(one -> one != COMPLETION)
        .findFirst()
        .map(List::of)
        .orElseGet(() -> List.of(values()));
  }
}
