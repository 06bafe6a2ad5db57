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
import org.difflab.engine.registry.FlatOptions;
import org.difflab.engine.registry.Kind;
import org.difflab.engine.registry.PipelineSpec;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.chart.NumberText;

/**
 * Says of a contestant that its samples lie far outside of the data, why that may be, and what to
 * change.
 *
 * @param number the contestant's number
 * @param label the contestant in few words
 * @param found how far outside they lie
 * @param reason what is known to do that
 */
record OutsideNote(int number, String label, String found, String reason) {

  /** Blurs and noise of good pipelines leave next to nothing so far outside. */
  private static final double MANY = 0.01;

  private static final String TARGET = Kind.DENOISER.word() + ".target";
  private static final String CLIP = Kind.SAMPLER.word() + ".clip";
  private static final String NOISE = "noise";

  /** Returns a note for each contestant of which some trial strays. */
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
        "%sits samples reach from %s to %s, the data from %s to %s; %s %% of their values lie"
            + " beyond the data by more than %s of its range.",
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
            "Denoiser '%s' has the target noise: it estimates ε and takes x_0 for"
                + " (x_t − noise·ε)/signal, so its mistakes about ε are multiplied by noise/signal,"
                + " which is largest at the noisy end of schedule '%s', where sampling begins; and"
                + " sampler '%s' has no clip that would limit them. Give the denoiser target:"
                + " velocity or target: clean, the sampler a clip, or choose a schedule that ends"
                + " with more signal.",
            spec.denoiser().name(), spec.schedule().name(), spec.sampler().name())
        : "Look for a warning about the scale of the latents, and at the estimates of x_0, step by"
            + " step, in what difflab explain shows.";
  }
}
