// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.files.text.ExceptionText;
import org.difflab.linear.device.JavaMemory;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.Schedule;
import org.difflab.spi.Workers;

/**
 * A metric of samples, measured on samples that no pipeline generated.
 *
 * @param name the metric's name
 * @param metric the metric
 * @param schedule the noise levels, which it does not use
 * @param data the data set
 * @param imageValues the values of images that it receives
 * @param workers threads for the metric
 */
record SampleMetric(
    String name,
    Metric metric,
    Schedule schedule,
    TrainingData data,
    ImageValues imageValues,
    Workers workers) {

  /** Measures samples; if that is not possible, the result has a reason instead of values. */
  Reference.Bound of(Supplier<SubstituteSamples> samples) {
    try {
      SubstituteSamples substitute = samples.get();
      return new Reference.Bound(substitute.basis(), metric.measure(evaluation(substitute)));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Reference.Bound("not measured: " + ExceptionText.reason(e), List.of());
    } catch (OutOfMemoryError e) {
      return new Reference.Bound(
          "not measured: " + JavaMemory.ofThisProcess().exceededBy("it"), List.of());
    }
  }

  private Evaluation evaluation(SubstituteSamples substitute) {
    NoPipeline none = new NoPipeline(name);
    return new Evaluation(
        data.part().name(),
        substitute.data(),
        data.shape(),
        none,
        none,
        none,
        schedule,
        imageValues.of(substitute.samples(), data.shape()),
        Noise.of(0, "reference").forPurpose(name),
        workers);
  }
}
