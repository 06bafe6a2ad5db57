// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.difflab.metrics.distance.EnergyDistance;
import org.difflab.metrics.distance.MaximumMeanDiscrepancy;
import org.difflab.metrics.distance.SlicedWasserstein;
import org.difflab.metrics.judge.SharedJudges;
import org.difflab.metrics.judged.Diversity;
import org.difflab.metrics.judged.FrechetDistance;
import org.difflab.metrics.judged.KernelDistance;
import org.difflab.metrics.judged.LabelAgreement;
import org.difflab.metrics.judged.PrecisionRecall;
import org.difflab.metrics.likelihood.LogLikelihood;
import org.difflab.metrics.mode.ModeShare;
import org.difflab.metrics.rows.SharedResults;
import org.difflab.spi.Metric;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.judge.Judges;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Explanation;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;
import org.difflab.spi.plugin.SpiVersion;

/**
 * Declares the metrics included in difflab, and offers judges and shared results to all metrics.
 */
@SpiVersion(SpiVersion.CURRENT)
public final class MetricsPlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-metrics";
  }

  @Override
  public List<Service<?>> services() {
    SampleMemory memory = new SharedResults();
    return List.of(
        new Service<>(SampleMemory.class, memory),
        new Service<>(Judges.class, new SharedJudges(memory)));
  }

  @Override
  public List<Component<?>> components() {
    Map<String, List<Explanation>> explanations = explanations();
    return metrics()
        .<Component<?>>map(
            metric -> metric.explainedBy(explanations.getOrDefault(metric.name(), List.of())))
        .toList();
  }

  private static Map<String, List<Explanation>> explanations() {
    try (InputStream in = MetricsPlugin.class.getResourceAsStream("explanations.json")) {
      return JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program", e);
    }
  }

  private static Stream<Component<Metric>> metrics() {
    return Stream.of(
        new Component<>(
            Metric.class,
            "denoising-error",
            DenoisingError.class,
            DenoisingError.Options.class,
            "Mean squared error of the denoiser on held-out latents, by noise level"),
        new Component<>(
            Metric.class,
            "reconstruction-error",
            ReconstructionError.class,
            ReconstructionError.Options.class,
            "Mean squared error of encoding and decoding held-out samples"),
        new Component<>(
            Metric.class,
            "sliced-wasserstein",
            SlicedWasserstein.class,
            SlicedWasserstein.Options.class,
            "Wasserstein distance to test samples, averaged over directions (Bonneel et al. 2015)"),
        new Component<>(
            Metric.class,
            "mmd",
            MaximumMeanDiscrepancy.class,
            MaximumMeanDiscrepancy.Options.class,
            "Squared maximum mean discrepancy to test samples at several widths (Gretton et al."
                + " 2012)"),
        new Component<>(
            Metric.class,
            "energy-distance",
            EnergyDistance.class,
            EnergyDistance.Options.class,
            "Squared energy distance to test samples (Szekely and Rizzo 2013)"),
        new Component<>(
            Metric.class,
            "mode-share",
            ModeShare.class,
            ModeShare.Options.class,
            "Share of samples nearest to each of the true centres"),
        new Component<>(
            Metric.class,
            "log-likelihood",
            LogLikelihood.class,
            LogLikelihood.Options.class,
            "Mean log density of held-out latents, for denoisers with an exact density"),
        new Component<>(
            Metric.class,
            "sample-agreement",
            SampleAgreement.class,
            SampleAgreement.Options.class,
            "Median squared correlation with the samples that another pipeline generates from the"
                + " same noise (Kamb and Ganguli 2025)"),
        new Component<>(
            Metric.class,
            "frechet-distance",
            FrechetDistance.class,
            FrechetDistance.Options.class,
            "Frechet distance of a judge's features, and their diversity (Heusel et al. 2017)"),
        new Component<>(
            Metric.class,
            "kernel-distance",
            KernelDistance.class,
            KernelDistance.Options.class,
            "Unbiased cubic-kernel MMD of a judge's features (Binkowski et al. 2018)"),
        new Component<>(
            Metric.class,
            "precision-recall",
            PrecisionRecall.class,
            PrecisionRecall.Options.class,
            "Precision, recall, density and coverage by neighbours (Kynkaanniemi et al. 2019)"),
        new Component<>(
            Metric.class,
            "label-agreement",
            LabelAgreement.class,
            LabelAgreement.Options.class,
            "Share of samples that a judge classifies as the prompt they were generated from"),
        new Component<>(
            Metric.class,
            "diversity",
            Diversity.class,
            Diversity.Options.class,
            "Distance between samples of the same prompt, relative to real ones"),
        new Component<>(
            Metric.class,
            "memorisation",
            Memorisation.class,
            Memorisation.Options.class,
            "Distance to the nearest training sample, and the share of copies"));
  }
}
