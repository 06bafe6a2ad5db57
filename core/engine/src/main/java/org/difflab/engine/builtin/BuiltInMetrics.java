package org.difflab.engine.builtin;

import java.util.List;
import org.difflab.engine.metric.DenoisingError;
import org.difflab.engine.metric.ReconstructionError;
import org.difflab.engine.metric.SampleAgreement;
import org.difflab.engine.metric.distance.EnergyDistance;
import org.difflab.engine.metric.distance.MaximumMeanDiscrepancy;
import org.difflab.engine.metric.distance.SlicedWasserstein;
import org.difflab.engine.metric.likelihood.LogLikelihood;
import org.difflab.engine.metric.mode.ModeShare;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Component;

/** The metrics of any data included in the engine. */
final class BuiltInMetrics {

  private BuiltInMetrics() {}

  static List<Component<?>> components() {
    return List.of(
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
            "Mean log density of held-out latents, for denoisers that know their density"),
        new Component<>(
            Metric.class,
            "sample-agreement",
            SampleAgreement.class,
            SampleAgreement.Options.class,
            "Median squared correlation with the samples that another pipeline makes of the same"
                + " noise (Kamb and Ganguli 2025)"));
  }
}
