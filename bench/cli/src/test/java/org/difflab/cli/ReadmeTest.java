package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Samples;
import org.junit.jupiter.api.Test;

/** Holds the README to its word. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");

  @Test
  void theSnippetThatEmbedsTheLibraryRuns() {
    // snippet
    try (Laboratory laboratory = Laboratory.open()) {
      TrainedPipeline characters =
          laboratory.train(
              """
              dataset: {type: handwriting, train: 4000}
              pipelines: {characters: {encoder: {type: pca, components: 60}, denoiser: wiener}}
              """);
      Samples sevens = characters.generate(List.of("7"), 5, 1);
      System.out.println(sevens.values());
      // end of snippet
      assertEquals(5, sevens.count());
      assertEquals(784, sevens.values().columns());
      assertTrue(sevens.values().isFinite());
    }
  }

  @Test
  void theSnippetInTheReadmeIsTheOneThatRuns() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String shown = readme.substring(readme.indexOf("```java\n") + "```java\n".length());
    shown = shown.substring(0, shown.indexOf("```"));
    String source = Files.readString(Path.of("src/test/java/org/difflab/cli/ReadmeTest.java"));
    String run =
        source.substring(source.indexOf("// snippet\n"), source.indexOf("      // end of snippet"));
    assertEquals(squeezed(shown), squeezed(run.replace("// snippet\n", "") + "}"));
  }

  @Test
  void everyExperimentTheReadmeNamesIsThere() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> named =
        readme
            .lines()
            .flatMap(line -> List.of(line.split("[\\s`|]+")).stream())
            .filter(word -> word.matches("experiments/\\S+\\.yaml"))
            .toList();
    assertTrue(named.size() >= 3, named.toString());
    for (String file : named) {
      assertTrue(Files.exists(ROOT.resolve(file)), file);
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
