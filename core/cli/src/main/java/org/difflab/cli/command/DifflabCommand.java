// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself, which does nothing without a subcommand. */
@Command(
    name = "difflab",
    description =
        "A laboratory for diffusion models: every part of a pipeline is a plug-in, and one file"
            + " describes, runs and compares them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab run experiments/quickstart.yaml          train, generate, measure, report",
      "  difflab check my.yaml                            all problems of a file at once, without"
          + " training",
      "  difflab generate --run runs/quickstart --prompt 7 --count 20 --out sevens.png",
      "  difflab write \"HELLO WORLD\" --run runs/quickstart   a sentence, as an animated picture",
      "  difflab explain runs/quickstart                  what happens inside, on a page of charts",
      "  difflab components denoiser                      the components for a slot",
      "  difflab describe denoiser mixture                its options, defaults and documentation",
      "  difflab bench --component acme.tree              how fast a component is, ours or yours",
      "  difflab schema --out difflab.schema.json         lets editors complete and check"
          + " experiments",
      "  source <(difflab completion)                     completion for bash and zsh",
      "",
      "Data are looked for in the folder DIFFLAB_DATA, then in DIFFLAB_CACHE (default"
          + " ~/.cache/difflab), into which",
      "they are downloaded. DIFFLAB_THREADS sets the number of threads; DIFFLAB_ALGEBRA=plain"
          + " multiplies in Java",
      "alone, slower and with the same bits on every machine. Plug-ins are folders of jars in the"
          + " folder plugins",
      "of the checkout or the unpacked archive, or in DIFFLAB_PLUGINS."
    })
public final class DifflabCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A COMMAND is missing.");
  }
}
