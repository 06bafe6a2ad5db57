// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.difflab.engine.small.SmallPipelines;
import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final PipelineSpec SPEC =
      new PipelineSpec(
          new Part<>(EncoderTrainer.class, "a", new NoOptions()),
          new Part<>(EmbedderTrainer.class, "a", new NoOptions()),
          new Part<>(Schedule.class, "a", new NoOptions()),
          new Part<>(DenoiserTrainer.class, "a", new NoOptions()),
          new Part<>(Guidance.class, "a", new NoOptions()),
          new Part<>(Sampler.class, "a", new NoOptions()));

  private static String folder(String pipeline, Map<String, String> swept) {
    return new Trial(pipeline, swept, 1, SmallPipelines.of(SPEC)).folder();
  }

  private static String folder(String pipeline) {
    return folder(pipeline, Map.of());
  }

  @Test
  void aPlainNameIsTheFolder() {
    assertEquals("base_seed_1", folder("base"));
    assertEquals("base_guidance.scale=2.5_seed_1", folder("base", Map.of("guidance.scale", "2.5")));
    assertEquals("base_sampler.eta=-1_seed_1", folder("base", Map.of("sampler.eta", "-1")));
  }

  @Test
  void longNamesAreShortenedAndStayDistinct() {
    String pipeline = folder("p".repeat(300));
    String value = folder("a", Map.of("encoder.file", "/tmp/" + "directory/".repeat(200) + "x"));
    String other = folder("a", Map.of("encoder.file", "/tmp/" + "directory/".repeat(200) + "y"));

    for (String each : List.of(pipeline, value, other)) {
      assertTrue(each.getBytes(StandardCharsets.UTF_8).length <= 100, each);
    }
    assertEquals(3, Set.of(pipeline, value, other).size());
  }

  @Test
  void namesThatDifferOnlyByCaseHaveFoldersThatDifferInMore() {
    Set<String> folders = new HashSet<>();
    List<String> names =
        List.of("unet", "UNet", "UNET", "uNet", "größe", "GRÖSSE", "Größe", "ſ", "s");
    names.forEach(name -> folders.add(folder(name).toLowerCase(Locale.ROOT)));

    assertEquals(names.size(), folders.size());
  }

  @Test
  void everyFolderIsOneThatResultsMayName() {
    RunFolder run = new RunFolder(Path.of("run"));
    Random random = new Random(4);
    for (String name :
        List.of("äpfel", ".hidden", "..", "_x", "-x", "=", "日本", "", " ", "a/../b")) {
      assertEquals(run.path().resolve("trials"), run.trial(folder(name)).getParent(), name);
    }
    for (int i = 0; i < 2000; i++) {
      String name =
          random
              .ints(1 + random.nextInt(150), 1, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertEquals(run.path().resolve("trials"), run.trial(folder(name)).getParent(), name);
    }
  }
}
