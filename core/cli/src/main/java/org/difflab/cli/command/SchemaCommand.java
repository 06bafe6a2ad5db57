// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.difflab.engine.config.ExperimentSchema;
import org.difflab.files.AtomicFile;
import org.difflab.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code difflab schema}: what an editor needs to complete and check experiments. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema of experiment files, with the components and options of every"
            + " plug-in installed.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  difflab schema --out difflab.schema.json",
      "",
      "An editor with the YAML language server completes and checks a file that begins with",
      "  # yaml-language-server: $schema=difflab.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write (default: the terminal).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    String schema = new ExperimentSchema(Registry.fromSettings()).text();
    if (out.isPresent()) {
      AtomicFile.write(out.get(), schema);
    } else {
      spec.commandLine().getOut().print(schema);
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
