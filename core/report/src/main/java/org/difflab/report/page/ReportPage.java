// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.RunFolder;
import org.difflab.report.chart.Chart;

/**
 * What the templates show.
 *
 * @param heading what the run was
 * @param traits what there is to show of it
 * @param notes what to know before reading it
 * @param sideBySide the same prompts and noise; none if nothing was drawn
 * @param overview the table of all values
 * @param tradeOffs quality against cost
 * @param series quality against options
 * @param measurements one section for each metric
 * @param contestants one card each
 * @param made how the run was made, and how to make it again
 * @param assets what the page is shown with
 */
record ReportPage(
    Heading heading,
    Traits traits,
    Notes notes,
    List<SideBySide> sideBySide,
    OverviewTable overview,
    TradeOffSection tradeOffs,
    List<SeriesSection> series,
    List<MeasurementSection> measurements,
    List<ContestantCard> contestants,
    Making made,
    Assets assets) {

  /**
   * The head of the page.
   *
   * @param title heading
   * @param description what to look for
   * @param summary the run in a few facts
   * @param sampling which samples the metrics were given
   */
  record Heading(CodeText title, CodeText description, RunSummary summary, List<String> sampling) {}

  /**
   * What a run has, and its templates ask for.
   *
   * @param measured whether there is any measurement
   * @param compares whether there is more than one contestant
   * @param hasSeeds whether there is more than one seed
   * @param referenced whether values of real data or of a random baseline are known
   */
  record Traits(boolean measured, boolean compares, boolean hasSeeds, boolean referenced) {}

  /**
   * What to know before reading results.
   *
   * @param warnings what may make results wrong or surprising
   * @param outside of which pipelines the samples lie far outside of the data
   * @param leftOut what the page shows from files; none if there is nothing
   */
  record Notes(List<WarningNote> warnings, List<OutsideNote> outside, List<String> leftOut) {}

  /**
   * How a run was made.
   *
   * @param command how to run everything again
   * @param explanation the address of what happens inside the pipelines; none if nobody asked yet
   * @param explain how to ask
   * @param config the resolved configuration
   * @param provenance by what and on what the run was made
   */
  record Making(
      ReproductionCommand command,
      List<String> explanation,
      ReproductionCommand explain,
      String config,
      String provenance) {}

  /**
   * What a page is shown with.
   *
   * @param style the style sheet
   * @param script the script
   */
  record Assets(String style, String script) {}

  static ReportPage of(ReportSource source, Explanations explanations, ReportTemplates templates) {
    Experiment experiment = source.experiment();
    RunFolder folder = source.folder();
    // What is left out is known once all pictures and charts were made.
    List<SideBySide> sideBySide = SideBySide.of(source).stream().toList();
    TradeOffSection tradeOffs = TradeOffSection.of(source);
    List<SeriesSection> series = SeriesSection.of(source);
    List<MeasurementSection> measurements = MeasurementSection.of(source, explanations);
    List<ContestantCard> contestants =
        source.comparison().contestants().stream()
            .map(contestant -> ContestantCard.of(source, contestant))
            .toList();
    return new ReportPage(
        new Heading(
            CodeText.of(experiment.title()),
            CodeText.of(experiment.description()),
            RunSummary.of(source),
            SamplingNote.of(source)),
        new Traits(
            !source.comparison().measurements().isEmpty(),
            source.compares(),
            source.hasSeeds(),
            source.hasReferences()),
        new Notes(WarningNote.of(source), OutsideNote.of(source), source.pictures().note()),
        sideBySide,
        OverviewTable.of(source),
        tradeOffs,
        series,
        measurements,
        contestants,
        new Making(
            ReproductionCommand.run(folder),
            TrialFiles.present(folder, TrialFiles.EXPLANATION),
            ReproductionCommand.explain(folder),
            TrialFiles.text(folder.path().resolve("config.yaml")),
            TrialFiles.text(folder.path().resolve("provenance.json"))),
        new Assets(Chart.styleSheet() + templates.style(), templates.script()));
  }

  /** Returns the only pipeline, with whose pictures the page starts; empty if there are several. */
  List<ContestantCard> opening() {
    return contestants.stream().filter(card -> card.drawn().opens()).toList();
  }

  /** Returns all charts, which are also written as files. */
  List<ShownChart> charts() {
    return Stream.of(
            tradeOffs.shown().stream(),
            tradeOffs.more().stream(),
            series.stream().flatMap(section -> section.shown().stream()),
            series.stream().flatMap(section -> section.more().stream()),
            measurements.stream().flatMap(section -> section.charts().stream()),
            contestants.stream().flatMap(ContestantCard::charts))
        .flatMap(charts -> charts)
        .toList();
  }
}
