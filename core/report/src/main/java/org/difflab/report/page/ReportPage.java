// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.experiment.Experiment;
import org.difflab.report.chart.Chart;

/**
 * What the templates show.
 *
 * @param title heading
 * @param description what to look for
 * @param summary the run in a few facts
 * @param sampling which samples the metrics were given
 * @param command how to run everything again
 * @param explanation the address of what happens inside the pipelines; none if nobody asked yet
 * @param explain how to ask
 * @param warnings what may make results wrong or surprising
 * @param outside of which pipelines the samples lie far outside of the data
 * @param sideBySide the same prompts and noise; none if nothing was drawn
 * @param overview the table of all values
 * @param measured whether there is any measurement
 * @param compares whether there is more than one contestant
 * @param hasSeeds whether there is more than one seed
 * @param referenced whether values of real data or of a random baseline are known
 * @param tradeOffs quality against cost
 * @param series quality against options
 * @param measurements one section for each metric
 * @param contestants one card each
 * @param leftOut what the page shows from files; none if there is nothing
 * @param config the resolved configuration
 * @param provenance by what and on what the run was made
 * @param style the style sheet
 * @param script the script
 */
record ReportPage(
    CodeText title,
    CodeText description,
    RunSummary summary,
    List<String> sampling,
    ReproductionCommand command,
    List<String> explanation,
    ReproductionCommand explain,
    List<WarningNote> warnings,
    List<OutsideNote> outside,
    List<SideBySide> sideBySide,
    OverviewTable overview,
    boolean measured,
    boolean compares,
    boolean hasSeeds,
    boolean referenced,
    TradeOffSection tradeOffs,
    List<SeriesSection> series,
    List<MeasurementSection> measurements,
    List<ContestantCard> contestants,
    List<String> leftOut,
    String config,
    String provenance,
    String style,
    String script) {

  static ReportPage of(ReportSource source, Explanations explanations, ReportTemplates templates) {
    Experiment experiment = source.experiment();
    return new ReportPage(
        CodeText.of(experiment.title()),
        CodeText.of(experiment.description()),
        RunSummary.of(source),
        SamplingNote.of(source),
        ReproductionCommand.run(source.folder()),
        TrialFiles.present(source.folder(), TrialFiles.EXPLANATION),
        ReproductionCommand.explain(source.folder()),
        WarningNote.of(source),
        OutsideNote.of(source),
        SideBySide.of(source).stream().toList(),
        OverviewTable.of(source),
        !source.comparison().measurements().isEmpty(),
        source.compares(),
        source.hasSeeds(),
        source.hasReferences(),
        TradeOffSection.of(source),
        SeriesSection.of(source),
        MeasurementSection.of(source, explanations),
        source.comparison().contestants().stream()
            .map(contestant -> ContestantCard.of(source, contestant))
            .toList(),
        source.pictures().note(),
        TrialFiles.text(source.folder().path().resolve("config.yaml")),
        TrialFiles.text(source.folder().path().resolve("provenance.json")),
        Chart.styleSheet() + templates.style(),
        templates.script());
  }

  /** Returns the only pipeline, with whose pictures the page opens; none if there are several. */
  List<ContestantCard> opening() {
    return contestants.stream().filter(card -> card.opens() && !card.pictures().isEmpty()).toList();
  }

  /** Returns all charts, to be written as files too. */
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
