// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;
import org.difflab.report.chart.NumberText;
import org.difflab.report.gallery.SavedSamples;

/**
 * A contestant: its components, pictures, costs and reproduction commands.
 *
 * @param number from 1
 * @param name its name
 * @param baseline whether others are compared with it
 * @param config its components with every option
 * @param failures of which seeds it failed, and why
 * @param drawn what there is to see of it
 * @param parts what its trained parts cost
 * @param provenance what computed its finished trials, a line for each that differs
 * @param commands how to make it again
 */
record ContestantCard(
    int number,
    String name,
    boolean baseline,
    List<String> leftOut,
    String config,
    List<Failure> failures,
    Drawn drawn,
    List<PartRow> parts,
    List<String> provenance,
    List<ReproductionCommand> commands) {

  private static final int FEW_PROMPTS = 12;

  /** The cards of further contestants only link to their files. */
  private static final int MOST_FULL = 400;

  /** A trial that failed. */
  record Failure(long seed, String reason) {}

  /**
   * What there is to see of a contestant.
   *
   * @param pictures those of the first finished seed that show what it makes
   * @param opens whether the page opens with these pictures, so that the card need not repeat them
   * @param more those of it that show how
   * @param training how the parts of the first finished seed were trained
   * @param seedPictures the pictures of the other seeds
   * @param findings what metrics found in the first finished seed besides values
   */
  record Drawn(
      List<ShownPicture> pictures,
      boolean opens,
      List<ShownPicture> more,
      List<ShownChart> training,
      List<SeedPictures> seedPictures,
      List<FindingView> findings) {

    private static final Drawn NOTHING =
        new Drawn(List.of(), false, List.of(), List.of(), List.of(), List.of());

    static Drawn of(ReportSource source, List<TrialResult> finished) {
      if (finished.isEmpty()) {
        return NOTHING;
      }
      TrialResult first = finished.get(0);
      List<ShownPicture> pictures = ShownPicture.of(source.pictures(), source.experiment(), first);
      List<ShownPicture> leading = pictures.stream().filter(ShownPicture::leads).toList();
      return new Drawn(
          leading,
          !source.compares() && !leading.isEmpty(),
          pictures.stream().filter(picture -> !picture.leads()).toList(),
          TrainingCharts.of(source.pictures(), first),
          finished.stream()
              .skip(1)
              .map(
                  result ->
                      new SeedPictures(
                          result.seed(),
                          ShownPicture.of(source.pictures(), source.experiment(), result),
                          TrainingCharts.of(source.pictures(), result)))
              .filter(seed -> !seed.pictures().isEmpty() || !seed.training().isEmpty())
              .toList(),
          FindingView.of(first.trial(), first.findings()));
    }
  }

  /** The pictures and training curves of one more seed. */
  record SeedPictures(long seed, List<ShownPicture> pictures, List<ShownChart> training) {}

  /** The cost of one trained part of one trial. */
  record PartRow(
      long seed,
      String slot,
      String component,
      String source,
      String training,
      String parameters) {}

  static ContestantCard of(ReportSource source, Contestant contestant) {
    List<TrialResult> finished = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (TrialResult result : source.of(contestant)) {
      if (result.status() == TrialResult.Status.FINISHED) {
        finished.add(result);
      } else {
        failures.add(new Failure(result.seed(), result.reason()));
      }
    }
    if (source.number(contestant) > MOST_FULL) {
      return leftOut(source, contestant, failures);
    }
    return new ContestantCard(
        source.number(contestant),
        contestant.name(),
        source.compares() && contestant.equals(source.comparison().baseline()),
        List.of(),
        source.pipelines().get(contestant),
        failures,
        Drawn.of(source, finished),
        finished.stream().flatMap(result -> parts(result).stream()).toList(),
        provenance(finished),
        commands(source, contestant, finished));
  }

  private static ContestantCard leftOut(
      ReportSource source, Contestant contestant, List<Failure> failures) {
    return new ContestantCard(
        source.number(contestant),
        contestant.name(),
        source.compares() && contestant.equals(source.comparison().baseline()),
        source.of(contestant).stream().map(result -> "trials/" + result.folder()).toList(),
        source.pipelines().get(contestant),
        failures,
        Drawn.NOTHING,
        List.of(),
        List.of(),
        List.of());
  }

  /** Returns all charts of training. */
  Stream<ShownChart> charts() {
    return Stream.concat(
        drawn.training().stream(),
        drawn.seedPictures().stream().flatMap(seed -> seed.training().stream()));
  }

  private static List<PartRow> parts(TrialResult result) {
    return result.parts().stream()
        .map(
            part ->
                new PartRow(
                    result.seed(),
                    part.slot(),
                    part.component(),
                    part.source() == Source.TRAINED ? "fitted here" : "loaded, fitted before",
                    training(part),
                    NumberText.count((double) part.parameters())))
        .toList();
  }

  private static List<String> provenance(List<TrialResult> finished) {
    Map<String, List<String>> seeds = new LinkedHashMap<>();
    for (TrialResult result : finished) {
      String line =
          result.provenance().entrySet().stream()
              .map(fact -> fact.getKey() + ": " + fact.getValue())
              .collect(Collectors.joining("; "));
      seeds.computeIfAbsent(line, added -> new ArrayList<>()).add(Long.toString(result.seed()));
    }
    return seeds.size() == 1
        ? List.copyOf(seeds.keySet())
        : seeds.entrySet().stream()
            .map(line -> "seed " + String.join(", ", line.getValue()) + ": " + line.getKey())
            .toList();
  }

  private static String training(PartCost part) {
    return part.knowsTraining()
        ? String.format(Locale.ROOT, "%.2f s", part.trainingSeconds())
        : "unknown";
  }

  private static List<ReproductionCommand> commands(
      ReportSource source, Contestant contestant, List<TrialResult> finished) {
    List<ReproductionCommand> commands = new ArrayList<>();
    for (TrialResult result : source.of(contestant)) {
      commands.add(ReproductionCommand.trial(source.folder(), result));
    }
    finished.stream().limit(1).forEach(result -> commands.add(picture(source, result)));
    return commands;
  }

  private static ReproductionCommand picture(ReportSource source, TrialResult result) {
    List<String> shown = source.experiment().picture().prompts();
    List<String> all =
        SavedSamples.prompts(source.folder().trial(result.folder())).stream().distinct().toList();
    boolean named = !shown.equals(all) && shown.size() <= FEW_PROMPTS;
    return ReproductionCommand.picture(
        source.folder(), result, named ? shown : List.of(), source.experiment().picture().count());
  }
}
