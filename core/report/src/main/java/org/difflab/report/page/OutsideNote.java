// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.experiment.ValueRange;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.registry.FlatOptions;
import org.difflab.registry.Kind;
import org.difflab.registry.PipelineSpec;
import org.difflab.report.chart.NumberText;

/**
 * A note that the samples of a contestant are far outside of the range of the data, with likely
 * reasons and advice.
 *
 * @param number the contestant's number
 * @param label its short label
 * @param found how far outside they are
 * @param reason the likely reason with advice
 */
record OutsideNote(int number, String label, String found, String reason) {

  /** Good pipelines have almost no values this far outside. */
  private static final double MANY = 0.01;

  private static final String TARGET = Kind.DENOISER.word() + ".target";
  private static final String CLIP = Kind.SAMPLER.word() + ".clip";
  private static final String NOISE = "noise";

  /** Returns a note for each contestant with such a trial. */
  static List<OutsideNote> of(ReportSource source) {
    Map<Contestant, PipelineSpec> specs = new LinkedHashMap<>();
    for (Trial trial : source.experiment().trials()) {
      specs.putIfAbsent(Contestant.of(trial), trial.spec());
    }
    return source.comparison().contestants().stream()
        .flatMap(contestant -> of(source, contestant, specs.get(contestant)).stream())
        .toList();
  }

  private static Optional<OutsideNote> of(
      ReportSource source, Contestant contestant, PipelineSpec spec) {
    return source.of(contestant).stream()
        .map(TrialResult::findings)
        .flatMap(findings -> ValueRange.in(findings).stream())
        .max(Comparator.comparingDouble(ValueRange::farOutside))
        .filter(range -> range.farOutside() > MANY)
        .map(
            range ->
                new OutsideNote(
                    source.number(contestant),
                    source.label(contestant),
                    words(range),
                    reason(spec)));
  }

  private static String words(ValueRange range) {
    return String.format(
        Locale.ROOT,
        "%sits samples range from %s to %s, the data from %s to %s; %s %% of their values are"
            + " outside of the range of the data by more than %s of its width.",
        range.column() == 0 ? "" : "in column " + range.column() + " ",
        NumberText.of(range.least(), 3),
        NumberText.of(range.greatest(), 3),
        NumberText.of(range.dataLeast(), 3),
        NumberText.of(range.dataGreatest(), 3),
        NumberText.of(100 * range.farOutside(), 2),
        range.column() == 0 ? "half" : "a quarter");
  }

  private static String reason(PipelineSpec spec) {
    Object target = FlatOptions.of(Kind.DENOISER.word(), spec.denoiser()).getOrDefault(TARGET, "");
    boolean clips = FlatOptions.of(Kind.SAMPLER.word(), spec.sampler()).containsKey(CLIP);
    return !clips && target.toString().toLowerCase(Locale.ROOT).equals(NOISE)
        ? String.format(
            "Denoiser '%s' has the target noise: it estimates ε and computes x_0 as (x_t −"
                + " noise·ε)/signal, so its errors in ε are multiplied by noise/signal, which is"
                + " largest at the noisy end of schedule '%s', where sampling begins; and sampler"
                + " '%s' has no clip to limit them. Set target: velocity or target: clean for the"
                + " denoiser, set clip for the sampler, or choose a schedule that ends with more"
                + " signal.",
            spec.denoiser().name(), spec.schedule().name(), spec.sampler().name())
        : "Look for a warning about the scale of the latents, and at the estimates of x_0, step by"
            + " step, in what difflab explain shows.";
  }
}
