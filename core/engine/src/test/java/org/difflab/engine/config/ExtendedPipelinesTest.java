// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.difflab.engine.config.SmallExperiments.inner;
import static org.difflab.engine.config.SmallExperiments.mlp;
import static org.difflab.engine.config.SmallExperiments.pipeline;
import static org.difflab.engine.config.SmallExperiments.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.Trial;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.small.SmallOptions;
import org.junit.jupiter.api.Test;

/** What a pipeline takes over from the one that it extends, and what it changes. */
class ExtendedPipelinesTest {

  @Test
  void aTypeReplacesAndNoTypeAdjusts() {
    String file =
        """
        base:
          encoder: {type: pca, components: 3, whiten: true}
          denoiser: {type: mlp, hidden: [5], learning-rate: 0.5}
          sampler: {steps: 7}
        adjusted: {extends: base, encoder: {components: 4}, denoiser: {hidden: [6]}, sampler: {}}
        replaced: {extends: base, encoder: {type: pca, components: 5}, denoiser: mlp}
        grandchild: {extends: adjusted, encoder: {whiten: false}, sampler: euler}
        """;

    PipelineSpec adjusted = pipeline("adjusted", file);
    assertEquals(new SmallOptions.Pca(4, true), adjusted.encoder().options());
    assertEquals(
        new SmallOptions.Mlp(List.of(6), 0.5, SmallOptions.Target.NOISE, OptionalDouble.empty()),
        adjusted.denoiser().options());
    assertEquals("ddim", adjusted.sampler().name());
    assertEquals(new SmallOptions.Steps(7), adjusted.sampler().options());
    PipelineSpec replaced = pipeline("replaced", file);
    assertEquals(new SmallOptions.Pca(5, false), replaced.encoder().options());
    assertEquals(1e-3, ((SmallOptions.Mlp) replaced.denoiser().options()).learningRate());
    PipelineSpec grandchild = pipeline("grandchild", file);
    assertEquals(new SmallOptions.Pca(4, false), grandchild.encoder().options());
    assertEquals("euler", grandchild.sampler().name());
    assertEquals(new SmallOptions.Steps(200), grandchild.sampler().options());
  }

  /** Far longer than a stack that grows with each of them could be. */
  private static final int MANY = 9000;

  @Test
  void chainsMayBeLong() {
    StringBuilder file = new StringBuilder("dataset: dots\npipelines:\n");
    for (int i = 0; i < MANY; i++) {
      file.append("  p").append(i).append(": {extends: p").append(i + 1).append("}\n");
    }
    file.append("  p").append(MANY).append(": {denoiser: wiener, sampler: {steps: 7}}\n");

    List<Trial> trials = read(file.toString()).trials();
    assertEquals(MANY + 1, trials.size());
    assertEquals(new SmallOptions.Steps(7), trials.get(0).spec().sampler().options());
  }

  @Test
  void circlesMayBeLong() {
    StringBuilder file = new StringBuilder("dataset: dots\npipelines:\n");
    for (int i = 0; i < MANY; i++) {
      file.append("  p").append(i).append(": {extends: p").append((i + 1) % MANY).append("}\n");
    }

    ConfigException thrown = assertThrows(ConfigException.class, () -> read(file.toString()));
    String message = thrown.getMessage();
    assertTrue(
        message.contains(
            "pipelines extend each other in a cycle: p0 → p1 → p2 → p3 → p4 → p5 → p6 → p7 → p8"
                + " → p9 → … 8990 more … → p0"),
        message.substring(0, Math.min(1000, message.length())));
    assertTrue(message.length() < 2000, "a message of " + message.length() + " characters");
  }

  @Test
  void basesMayStandAnywhereAndBeAbstract() {
    Experiment experiment =
        read(
            """
            dataset: dots
            pipelines:
              child: {extends: base, denoiser: wiener}
              base: {abstract: true, schedule: linear}
              other: {extends: child}
            """);

    assertEquals(
        List.of("child", "other"), experiment.trials().stream().map(Trial::pipeline).toList());
    assertTrue(
        experiment.trials().stream().allMatch(t -> t.spec().schedule().name().equals("linear")));
  }

  @Test
  void nestedChoicesAreAdjustedToo() {
    String file =
        """
        base: {denoiser: {type: around, inner: {type: around, inner: {type: mlp, hidden: [5]}}}}
        adjusted: {extends: base, denoiser: {inner: {inner: {learning-rate: 0.5}}}}
        replaced: {extends: base, denoiser: {inner: wiener}}
        byDefault: {denoiser: {type: around, inner: {learning-rate: 0.25}}}
        """;

    assertEquals(
        mlp(List.of(5), 0.5), inner(inner(pipeline("adjusted", file).denoiser().options())));
    assertEquals(
        new SmallOptions.Wiener(0), inner(pipeline("replaced", file).denoiser().options()));
    assertEquals(mlp(List.of(8), 0.25), inner(pipeline("byDefault", file).denoiser().options()));
  }

  @Test
  void groupsOfOptionsAreFilledAndAdjusted() {
    String file =
        """
        plain: {denoiser: net}
        base: {denoiser: {type: net, training: {steps: 50, ema: {decay: 0.5}}}}
        adjusted: {extends: base, denoiser: {training: {batch: 8, limit: 1h30m}}}
        deeper: {extends: adjusted, denoiser: {training: {ema: {from: 3}, limit: null}}}
        tuned: {extends: base, denoiser: {tuning: {limit: PT2M}, averages: [{from: 4}, {}]}}
        retuned: {extends: tuned, denoiser: {tuning: {steps: 20}}}
        untuned: {extends: tuned, denoiser: {tuning: null, averages: []}}
        replaced: {extends: adjusted, denoiser: {type: net}}
        """;
    SmallOptions.Average usual = new SmallOptions.Average(0.9, 10);
    SmallOptions.Average half = new SmallOptions.Average(0.5, 10);
    Optional<Duration> none = Optional.empty();
    SmallOptions.Net plain = net(new SmallOptions.Fit(100, 32, none, usual));
    SmallOptions.Fit base = new SmallOptions.Fit(50, 32, none, half);

    assertEquals(plain, pipeline("plain", file).denoiser().options());
    assertEquals(net(base), pipeline("base", file).denoiser().options());
    assertEquals(
        net(new SmallOptions.Fit(50, 8, Optional.of(Duration.ofMinutes(90)), half)),
        pipeline("adjusted", file).denoiser().options());
    assertEquals(
        net(new SmallOptions.Fit(50, 8, none, new SmallOptions.Average(0.5, 3))),
        pipeline("deeper", file).denoiser().options());
    List<SmallOptions.Average> averages =
        List.of(new SmallOptions.Average(0.9, 4), new SmallOptions.Average(0.9, 0));
    Optional<Duration> limit = Optional.of(Duration.ofMinutes(2));
    assertEquals(
        new SmallOptions.Net(
            base, Optional.of(new SmallOptions.Fit(100, 32, limit, usual)), averages),
        pipeline("tuned", file).denoiser().options());
    assertEquals(
        new SmallOptions.Net(
            base, Optional.of(new SmallOptions.Fit(20, 32, limit, usual)), averages),
        pipeline("retuned", file).denoiser().options());
    assertEquals(net(base), pipeline("untuned", file).denoiser().options());
    assertEquals(plain, pipeline("replaced", file).denoiser().options());
  }

  private static SmallOptions.Net net(SmallOptions.Fit training) {
    return new SmallOptions.Net(training, Optional.empty(), List.of());
  }
}
