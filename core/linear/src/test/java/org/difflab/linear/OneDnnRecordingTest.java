// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A profiler's signals that arrive during products leave the memory whole: Java Flight Recorder
 * sends them to the threads that compute.
 */
final class OneDnnRecordingTest {

  private static final String SAMPLING =
      """
      <configuration version="2.0">
        <event name="jdk.ExecutionSample"><setting name="enabled">true</setting>
          <setting name="period">1 ms</setting></event>
        <event name="jdk.NativeMethodSample"><setting name="enabled">true</setting>
          <setting name="period">1 ms</setting></event>
      </configuration>
      """;

  @TempDir Path folder;

  @Test
  void productsSurviveARecording() throws IOException, InterruptedException {
    Processor.assumeOneDnnIsFast();
    int instructions = dnnl.dnnl_get_effective_cpu_isa();
    assumeTrue(
        (instructions & dnnl.dnnl_cpu_isa_avx512_core) == dnnl.dnnl_cpu_isa_avx512_core,
        "this processor is without AVX-512: that its products survive a profiler is NOT tested"
            + " here");
    assertSurvives(RecordedProducts.class);
  }

  @Test
  void kernelsOfNetworksSurviveARecording() throws IOException, InterruptedException {
    Processor.assumeOneDnnIsFast();
    assertSurvives(RecordedKernels.class);
  }

  private void assertSurvives(Class<?> program) throws IOException, InterruptedException {
    Path settings = Files.writeString(folder.resolve("sampling.jfc"), SAMPLING);
    Path output = folder.resolve("output.txt");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:StartFlightRecording=filename="
                    + folder.resolve("recording.jfr")
                    + ",settings="
                    + settings,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(output, UTF_8);
    assertEquals(0, status, lines::toString);
    assertTrue(lines.contains("done"), lines::toString);
  }
}
