package org.difflab.engine.builtin;

import java.util.List;
import org.difflab.engine.judge.metric.Diversity;
import org.difflab.engine.judge.metric.FrechetDistance;
import org.difflab.engine.judge.metric.KernelDistance;
import org.difflab.engine.judge.metric.LabelAgreement;
import org.difflab.engine.judge.metric.PrecisionRecall;
import org.difflab.engine.metric.Memorisation;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Component;

/** The metrics that hold generated samples against real ones, most of them by a judge. */
final class BuiltInJudging {

  private BuiltInJudging() {}

  static List<Component<?>> components() {
    return List.of(
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
            "How often a judge finds the prompt in what was generated from it"),
        new Component<>(
            Metric.class,
            "diversity",
            Diversity.class,
            Diversity.Options.class,
            "How much samples of a prompt differ, relative to real ones"),
        new Component<>(
            Metric.class,
            "memorisation",
            Memorisation.class,
            Memorisation.Options.class,
            "Distance to the nearest training sample, and the share of copies"));
  }
}
