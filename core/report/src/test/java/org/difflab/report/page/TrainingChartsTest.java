// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.report.chart.Chart;
import org.difflab.report.gallery.TrainingTable;
import org.difflab.spi.Curve;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingChartsTest {

  private static Curve curve(String name, int count) {
    return new Curve(
        name,
        IntStream.rangeClosed(1, count)
            .mapToObj(step -> new Curve.Point(10L * step, 1.0 / step + step % 2))
            .toList());
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void aLongCurveIsDrawnAsMeasuredAndAveraged() {
    String svg = TrainingCharts.chart("denoiser", List.of(curve("loss", 100)), "one").element();
    assertEquals(1, count(svg, "class=\"line thin colour-0\""));
    assertEquals(1, count(svg, "class=\"line colour-0\""));
    assertTrue(svg.contains("loss (thick: mean of 5)"), svg);
    assertTrue(svg.contains("training step (one batch each)"), svg);
    assertTrue(svg.contains("<title>Training of the denoiser: one</title>"), svg);
  }

  @Test
  void validationIsDashedInTheColourOfItsCounterpart() {
    String svg =
        TrainingCharts.chart(
                "encoder",
                List.of(curve("divergence", 20), curve("loss", 20), curve("validation loss", 4)),
                "one")
            .element();
    assertEquals(1, count(svg, "class=\"line dashed colour-1\""));
    assertTrue(svg.contains("validation loss, dashed"), svg);
  }

  @Test
  void ofManyCurvesAFewAreDrawn() {
    List<Curve> curves = new ArrayList<>();
    for (int step = 1; step <= 100; step++) {
      curves.add(curve("loss, step " + step, 5));
    }
    String svg = TrainingCharts.chart("denoiser", curves, "one").element();
    assertTrue(svg.contains("9 of 100 curves"), svg);
    assertEquals(9, count(svg, "<polyline"));
  }

  @Test
  void theAverageKeepsALineAndItsEnds() {
    List<Chart.Point> line =
        IntStream.range(0, 10).mapToObj(step -> new Chart.Point(step, 5)).toList();
    assertEquals(line, TrainingCharts.averaged(line, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "part,curve,step,value\ndenoiser,loss,one,2\n",
        "part,curve,step,value\ndenoiser,loss,1\n",
        "something else\n",
        "part,curve,step,value\ndenoiser,loss,1,x\n"
      })
  void aDamagedTableIsNamed(String text, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("training.csv"), text);
    String message =
        assertThrows(InputException.class, () -> TrainingTable.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
  }
}
