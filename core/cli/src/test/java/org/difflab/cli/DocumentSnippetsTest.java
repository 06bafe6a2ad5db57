// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the blocks of the documents that are marked so, those of a page one after another in one
 * folder. A block begins with three backticks and
 *
 * <ul>
 *   <li>{@code yaml run FILE}: the experiment runs, without a trial or a metric that fails
 *   <li>{@code sh run}: commands of difflab that succeed
 *   <li>{@code java run}: statements, after imports, that compile and end
 *   <li>{@code java jshell}: lines for JShell, each of which succeeds
 *   <li>{@code yaml refused}, {@code sh refused}: the experiment is refused by {@code difflab
 *       check}, the command by itself, with the lines of the next block
 *   <li>{@code yaml warned}: {@code difflab check} warns with the lines of the next block
 * </ul>
 */
class DocumentSnippetsTest {

  private static final Set<String> WITHOUT =
      Set.of(
          "CONTRIBUTING.md",
          "CHANGELOG.md",
          "SECURITY.md",
          "docs/benchmarks.md",
          "docs/index.md",
          "docs/locality.md",
          "docs/reference.md",
          "docs/write-a-plug-in.md");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern FILE = Pattern.compile("(runs/.*|[\\w./-]*\\.[a-z][a-z0-9]+)");

  @TempDir private Path folders;

  @TestFactory
  Stream<DynamicNode> snippetsRun() throws IOException {
    List<DynamicNode> pages = new ArrayList<>();
    for (String page : DocumentBlock.pages()) {
      List<DocumentBlock> blocks =
          DocumentBlock.of(page).stream().filter(block -> block.words().size() > 1).toList();
      assertTrue(!blocks.isEmpty() || WITHOUT.contains(page), page + " has no block that is run");
      Path folder = Files.createDirectories(folders.resolve(page.replace('/', '-')));
      pages.add(
          dynamicContainer(
              page,
              blocks.stream()
                  .map(block -> dynamicTest(block.place(), () -> execute(block, folder)))));
    }
    return pages.stream();
  }

  private static void execute(DocumentBlock block, Path folder) throws Exception {
    switch (block.language() + " " + block.treatment()) {
      case "yaml run" -> {
        Files.writeString(folder.resolve(block.fileName()), block.text());
        runs(block, "./difflab run " + block.fileName(), folder);
      }
      case "sh run" -> {
        for (String line : commands(block.text())) {
          runs(block, line, folder);
        }
      }
      case "java run" -> runs(block, folder);
      case "java jshell" -> runsInJShell(block, folder);
      case "yaml refused" -> {
        Files.writeString(folder.resolve(block.fileName()), block.text());
        assertNotEquals(0, says(block, "./difflab check " + block.fileName(), folder));
      }
      case "yaml warned" -> {
        Files.writeString(folder.resolve(block.fileName()), block.text());
        assertEquals(0, says(block, "./difflab check " + block.fileName(), folder));
      }
      case "sh refused" -> assertNotEquals(0, says(block, commands(block.text()).get(0), folder));
      default ->
          throw new AssertionError(
              block.place() + ": nothing is known of a block of " + block.words());
    }
  }

  private static void runs(DocumentBlock block, String command, Path folder) throws IOException {
    CommandLineRun run = run(command, folder);
    assertEquals(0, run.exitCode(), block.place() + ": " + command + "\n" + run.errors());
  }

  /** Returns the exit code of a command that prints the lines of the next block. */
  private static int says(DocumentBlock block, String command, Path folder) {
    CommandLineRun run = run(command, folder);
    String message = run.errors().replace(folder + File.separator, "");
    for (String line : block.next().orElseThrow().lines().toList()) {
      assertTrue(
          message.contains(line.strip()),
          block.place() + ": '" + line + "' is not part of the message:\n" + message);
    }
    return run.exitCode();
  }

  /** Returns the commands of a block, without comments, continued lines put together. */
  private static List<String> commands(String text) {
    return text.replaceAll("\\\\\n\\s*", "")
        .lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Runs a command whose files, but for our experiments, lie in a folder. */
  private static CommandLineRun run(String line, Path folder) {
    List<String> words =
        new ArrayList<>(
            WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? placed(word.group(2), folder) : word.group(1))
                .toList());
    Map<String, String> settings = new HashMap<>();
    while (words.get(0).startsWith("DIFFLAB_")) {
      String[] setting = words.remove(0).split("=", 2);
      settings.put(setting[0].toLowerCase(Locale.ROOT).replace('_', '.'), setting[1]);
    }
    assertEquals("./difflab", words.remove(0), line);
    if (words.get(0).equals("run")) {
      if (!words.contains("--out")) {
        String name = Path.of(words.get(1)).getFileName().toString().replace(".yaml", "");
        words.addAll(List.of("--out", folder.resolve("runs").resolve(name).toString()));
      }
      words.addAll(List.of("--store", folder.resolve("runs/store").toString()));
    }
    settings.forEach(System::setProperty);
    try {
      return CommandLineRun.of(words.toArray());
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }

  private static String placed(String word, Path folder) {
    if (word.startsWith("experiments/")) {
      return DocumentBlock.ROOT.resolve(word).toString();
    }
    return FILE.matcher(word).matches() && !word.startsWith("./")
        ? folder.resolve(word).toString()
        : word;
  }

  private static void runs(DocumentBlock block, Path folder) throws Exception {
    List<String> lines = placed(block, folder).lines().toList();
    String name = "Line" + block.line();
    String source =
        lines.stream().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"))
            + "\nfinal class "
            + name
            + " {\n  public static void run() throws Exception {\n"
            + lines.stream()
                .filter(line -> !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
            + "\n  }\n}\n";
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    assertEquals("", compile(file, folder), block.place());
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, DocumentSnippetsTest.class.getClassLoader())) {
      Method method = loader.loadClass(name).getDeclaredMethod("run");
      method.setAccessible(true);
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw new AssertionError(block.place() + ": " + e.getCause(), e);
    }
  }

  /** Returns Java in which files named by {@code Path.of} lie in a folder. */
  private static String placed(DocumentBlock block, Path folder) {
    String start = "Path.of(\"";
    return block.text().replace(start, start + folder.toString().replace('\\', '/') + "/");
  }

  private static void runsInJShell(DocumentBlock block, Path folder) throws URISyntaxException {
    // JShell leaves its own class loader to the thread that runs it.
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry : classPath().split(File.pathSeparator, -1)) {
        shell.addToClasspath(entry);
      }
      // What the tool imports when it starts.
      Stream<String> imports = Stream.of("import java.nio.file.*;", "import java.util.*;");
      Stream.concat(imports, placed(block, folder).lines())
          .flatMap(line -> shell.eval(complete(line, shell)).stream())
          .forEach(
              event -> {
                String diagnostics =
                    shell
                        .diagnostics(event.snippet())
                        .map(problem -> problem.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n"));
                assertEquals("", diagnostics, block.place());
                assertNull(event.exception(), block.place());
              });
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Adds the semicolon that the tool does not ask for. */
  private static String complete(String line, JShell shell) {
    return shell.sourceCodeAnalysis().analyzeCompletion(line).source();
  }

  private static String compile(Path file, Path folder) throws IOException, URISyntaxException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertFalse(compiler == null, "a JDK is needed, not a runtime alone");
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-cp",
              classPath(),
              "-proc:none",
              "-Xlint:all,-path,-processing,-classfile");
      compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file)).call();
    }
    return messages.toString();
  }

  private static String classPath() throws URISyntaxException {
    List<String> places = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    if (DocumentSnippetsTest.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        places.add(Path.of(url.toURI()).toString());
      }
    }
    return String.join(System.getProperty("path.separator"), places);
  }
}
