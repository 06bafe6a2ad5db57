// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.nio.file.Path;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import picocli.CommandLine.Model.CommandSpec;

/** Writes warnings to the error stream for commands that continue. */
final class Warnings {

  private final CommandSpec spec;

  Warnings(CommandSpec spec) {
    this.spec = spec;
  }

  /** Prints the problems of plug-ins. */
  void of(Laboratory laboratory) {
    laboratory.registry().problems().forEach(this::print);
  }

  /**
   * Prints the problems of plug-ins, and the differences between installed plug-ins and those of a
   * saved pipeline.
   */
  void of(Laboratory laboratory, Path pipeline) {
    of(laboratory);
    laboratory.differences(pipeline).forEach(this::print);
  }

  /** Prints the warnings of an experiment. */
  void of(Laboratory laboratory, Experiment experiment) {
    laboratory.warnings(experiment).forEach(this::print);
  }

  /** Prints a warning. */
  void print(String warning) {
    spec.commandLine()
        .getErr()
        .println(
            spec.commandLine().getColorScheme().ansi().string("@|yellow warning: |@") + warning);
  }
}
