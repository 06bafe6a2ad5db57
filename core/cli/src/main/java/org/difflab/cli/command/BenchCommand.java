// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.difflab.cli.terminal.ShutdownHook;
import org.difflab.files.setting.Settings;
import org.difflab.spi.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code difflab bench}: starts the benches, which are a separate program because JMH's licence
 * must not apply to the command. All arguments are passed to them, including {@code --help}.
 */
@Command(
    name = "bench",
    description = "Times kernels and components with JMH; see 'difflab bench --help'.")
final class BenchCommand implements Callable<Integer> {

  /** The jar of the benches, which the launcher names. */
  private static final String JAR = "difflab.kernels";

  private static final String MAIN = "org.difflab.kernels.command.Main";

  /** Java's Vector API, which one of the back ends uses. */
  private static final String VECTORS = "jdk.incubator.vector";

  /** They name what was prepared for the class path of this program. */
  private static final List<String> ARCHIVE_OPTIONS =
      List.of("-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit", "-XX:AOTCache");

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Process benches = new ProcessBuilder(command(jar())).inheritIO().start();
    return ShutdownHook.during(benches::waitFor, benches::destroy);
  }

  private static Path jar() {
    return Settings.ofThisProcess()
        .property(JAR)
        .map(Path::of)
        .filter(Files::exists)
        .orElseThrow(
            () ->
                new InputException(
                    "the benches are not built; build them with 'mvnw -q -DskipTests -Dfast package"
                        + " -pl bench/kernels -am' and start them with the difflab script, or set"
                        + " -D"
                        + JAR
                        + "=JAR"));
  }

  /** Returns the command: this JVM's options, but for archives of classes of another program. */
  private List<String> command(Path jar) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(Settings.ofThisProcess().java("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> ARCHIVE_OPTIONS.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    ModuleFinder.ofSystem()
        .find(VECTORS)
        .ifPresent(module -> command.add("--add-modules=" + VECTORS));
    command.addAll(List.of("-cp", jar.toString(), MAIN));
    command.addAll(arguments);
    return command;
  }
}
