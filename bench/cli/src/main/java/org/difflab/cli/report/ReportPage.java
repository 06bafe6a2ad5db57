package org.difflab.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.difflab.cli.gallery.PictureFiles;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.engine.experiment.TrialResult;
import org.difflab.engine.pipeline.PartCost;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;

/**
 * What the report's template shows.
 *
 * @param title heading
 * @param description what to look for
 * @param trials one section each
 * @param comparison what shows them side by side
 * @param measurements one row of the table for each measurement
 * @param config the resolved configuration
 * @param provenance by what and on what the run was made
 * @param measured whether there is any measurement to show
 */
record ReportPage(
    String title,
    String description,
    List<TrialSection> trials,
    List<ShownPicture> comparison,
    List<MeasurementRow> measurements,
    String config,
    String provenance,
    boolean measured) {

  /** One trial: its pictures, or why it failed. */
  record TrialSection(
      String name,
      List<ShownPicture> pictures,
      boolean failed,
      String reason,
      List<PartRow> parts,
      String sampling,
      String modelCalls) {}

  /** A picture: a still one within the page, an animation by its file beside the page. */
  record ShownPicture(String address, String caption) {}

  /** What one trained part cost. */
  record PartRow(String slot, String component, String source, String seconds, String parameters) {}

  /** One measurement over all trials. */
  record MeasurementRow(String name, String better, List<Cell> values) {}

  /** One value; the best of its row stands out. */
  record Cell(String text, boolean best) {}

  static ReportPage of(
      Experiment experiment,
      List<TrialResult> results,
      RunFolder folder,
      String config,
      String provenance) {
    List<MeasurementRow> rows = rows(results);
    return new ReportPage(
        experiment.title(),
        experiment.description(),
        results.stream().map(result -> section(experiment, result, folder)).toList(),
        comparison(folder),
        rows,
        config,
        provenance,
        !rows.isEmpty());
  }

  private static List<ShownPicture> comparison(RunFolder folder) {
    Path file = folder.path().resolve(PictureFiles.COMPARISON);
    return Files.exists(file)
        ? List.of(new ShownPicture(address(folder, file), "The data, and what each generated."))
        : List.of();
  }

  private static TrialSection section(Experiment experiment, TrialResult result, RunFolder folder) {
    boolean failed = result.status() == TrialResult.Status.FAILED;
    List<PartRow> parts = result.parts().stream().map(ReportPage::part).toList();
    return new TrialSection(
        result.trial(),
        failed ? List.of() : pictures(experiment, result, folder),
        failed,
        result.reason(),
        parts,
        String.format(
            Locale.ROOT, "%,d samples in %.2f s", result.samples(), result.samplingSeconds()),
        String.format(Locale.ROOT, "%.0f", result.modelCalls()));
  }

  private static PartRow part(PartCost cost) {
    return new PartRow(
        cost.slot(),
        cost.component(),
        cost.source().name().toLowerCase(Locale.ROOT),
        String.format(Locale.ROOT, "%.2f s", cost.seconds()),
        String.format(Locale.ROOT, "%,d", cost.parameters()));
  }

  private static List<ShownPicture> pictures(
      Experiment experiment, TrialResult result, RunFolder folder) {
    return Stream.concat(
            experiment.pictures().stream().flatMap(kind -> PictureFiles.of(kind).stream()),
            Stream.of(new PictureFiles.Shown(PictureFiles.TRAINING, "Training, step by step.")))
        .map(
            shown ->
                Map.entry(folder.trial(result.folder()).resolve(shown.name()), shown.caption()))
        .filter(shown -> Files.exists(shown.getKey()))
        .map(shown -> new ShownPicture(address(folder, shown.getKey()), shown.getValue()))
        .toList();
  }

  /** Animations are too large to be written into the page. */
  private static String address(RunFolder folder, Path picture) {
    return picture.toString().endsWith(".gif")
        ? folder.path().relativize(picture).toString().replace('\\', '/')
        : dataAddress(picture);
  }

  private static String dataAddress(Path picture) {
    try {
      return "data:image/png;base64,"
          + Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
    } catch (IOException e) {
      throw new InputException(picture + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<MeasurementRow> rows(List<TrialResult> results) {
    Set<String> names = new LinkedHashSet<>();
    results.forEach(
        result -> result.measurements().forEach(measurement -> names.add(measurement.name())));
    List<MeasurementRow> rows = new ArrayList<>();
    for (String name : names) {
      List<Optional<Measurement>> found =
          results.stream()
              .map(
                  result ->
                      result.measurements().stream()
                          .filter(one -> one.name().equals(name))
                          .findFirst())
              .toList();
      Measurement.Better better =
          found.stream().flatMap(Optional::stream).findFirst().orElseThrow().better();
      OptionalDouble best = best(found, better);
      List<Cell> cells = found.stream().map(measurement -> cell(measurement, best)).toList();
      rows.add(new MeasurementRow(name, words(better), cells));
    }
    return rows;
  }

  private static OptionalDouble best(List<Optional<Measurement>> found, Measurement.Better better) {
    return switch (better) {
      case LOWER -> found.stream().flatMap(Optional::stream).mapToDouble(Measurement::value).min();
      case HIGHER -> found.stream().flatMap(Optional::stream).mapToDouble(Measurement::value).max();
      case NEITHER -> OptionalDouble.empty();
    };
  }

  private static Cell cell(Optional<Measurement> measurement, OptionalDouble best) {
    return measurement
        .map(
            one ->
                new Cell(
                    String.format(Locale.ROOT, "%.5g", one.value()),
                    best.isPresent() && Double.compare(best.getAsDouble(), one.value()) == 0))
        .orElseGet(() -> new Cell("–", false));
  }

  private static String words(Measurement.Better better) {
    return switch (better) {
      case LOWER -> "lower is better";
      case HIGHER -> "higher is better";
      case NEITHER -> "";
    };
  }
}
