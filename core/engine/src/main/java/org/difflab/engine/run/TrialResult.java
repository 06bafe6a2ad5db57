// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.difflab.engine.store.PartCost;
import org.difflab.files.text.ShortText;
import org.difflab.registry.Kind;
import org.difflab.spi.Finding;
import org.difflab.spi.Measurement;

/**
 * The result of a trial: one line of {@code results.jsonl}.
 *
 * @param trial the trial's name
 * @param folder name of its folder
 * @param key the hash of everything the trial depends on; a trial of the same key is not run again
 * @param pipeline the pipeline's name
 * @param swept the swept values
 * @param seed the trial's seed
 * @param status whether it was finished
 * @param reason why it failed; empty if it did not
 * @param parts the costs of its trained parts
 * @param samples number of samples generated for the metrics
 * @param samplingSeconds time for generating them
 * @param modelCalls denoiser calls for each sample (NFE)
 * @param peakBytes the peak of Java's heap in use after a garbage collection during the trial,
 *     including the data set; 0 if unknown, as for trials that ran in parallel
 * @param measurements the values of the metrics, all finite, with distinct names
 * @param unmeasured undefined measurements and failed metrics
 * @param findings the findings of the metrics
 * @param warnings what may make the result wrong or surprising, in the order in which it was found
 * @param provenance the software that computed it: the versions of difflab and Java, the linear
 *     algebra and the plug-ins of its parts, which may differ from those of a run that continues
 *     later
 */
public record TrialResult(
    String trial,
    String folder,
    String key,
    String pipeline,
    Map<String, String> swept,
    long seed,
    Status status,
    String reason,
    List<PartCost> parts,
    int samples,
    double samplingSeconds,
    double modelCalls,
    long peakBytes,
    List<Measurement> measurements,
    List<Unmeasured> unmeasured,
    List<Finding> findings,
    List<String> warnings,
    Map<String, String> provenance) {

  /** The parts that are trained, in their order. */
  private static final List<String> PARTS =
      Stream.of(Kind.ENCODER, Kind.EMBEDDER, Kind.DENOISER).map(Kind::word).toList();

  /** Copies the collections, keeping their order. */
  public TrialResult {
    swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
    parts = List.copyOf(parts);
    measurements = List.copyOf(measurements);
    unmeasured = List.copyOf(unmeasured);
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** Whether a trial was finished. */
  public enum Status {
    /** Trained, sampled and measured. */
    FINISHED,
    /** Failed with an error, which is the reason. */
    FAILED
  }

  /** Returns the result of a trial that failed. */
  public static TrialResult failed(Trial trial, String folder, String key, String reason) {
    return new TrialResult(
        trial.name(),
        folder,
        key,
        trial.pipeline(),
        trial.swept(),
        trial.seed(),
        Status.FAILED,
        reason,
        List.of(),
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  /** Returns the metrics that failed. */
  public List<Unmeasured> failedMetrics() {
    return unmeasured.stream().filter(each -> each.kind() == Unmeasured.Kind.FAILED).toList();
  }

  /** Returns whether it is complete: it is finished, and no metric failed. */
  public boolean hasEverything() {
    return status == Status.FINISHED && failedMetrics().isEmpty();
  }

  /**
   * Returns whether its names are those of a trial, which may not be the case for a changed file.
   */
  public boolean isOf(Trial other) {
    return trial.equals(other.name())
        && folder.equals(other.folder())
        && pipeline.equals(other.pipeline())
        && swept.equals(other.swept())
        && seed == other.seed();
  }

  /** Returns this result with other warnings and provenance. */
  public TrialResult with(List<String> foundWarnings, Map<String, String> madeBy) {
    return new TrialResult(
        trial,
        folder,
        key,
        pipeline,
        swept,
        seed,
        status,
        reason,
        parts,
        samples,
        samplingSeconds,
        modelCalls,
        peakBytes,
        measurements,
        unmeasured,
        findings,
        foundWarnings,
        madeBy);
  }

  /**
   * Checks constraints beyond the types of the fields, for a result that was read from a file.
   *
   * @throws IllegalArgumentException naming the invalid field
   */
  void requirePlausible() {
    requireText("trial", trial);
    requireText("pipeline", pipeline);
    require("samples", samples, samples >= 0);
    requireAmount("samplingSeconds", samplingSeconds);
    requireAmount("modelCalls", modelCalls);
    requireAmount("peakBytes", (double) peakBytes);
    requireStatus();
    require("parts", parts.size() + " parts", parts.size() <= PARTS.size());
    for (int i = 0; i < parts.size(); i++) {
      require(
          "parts[" + i + "].slot", parts.get(i).slot(), PARTS.get(i).equals(parts.get(i).slot()));
      requireAmount("parts[" + i + "].seconds", parts.get(i).seconds());
      requireAmount("parts[" + i + "].trainingSeconds", parts.get(i).trainingSeconds());
      requireAmount("parts[" + i + "].parameters", (double) parts.get(i).parameters());
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < measurements.size(); i++) {
      Measurement measurement = measurements.get(i);
      String field = "measurements[" + i + "]";
      require(field + ".value", measurement.value(), measurement.hasValue());
      require(field + ".name", measurement.name(), names.add(measurement.name()));
    }
    for (int i = 0; i < findings.size(); i++) {
      requireFinding("findings[" + i + "]", findings.get(i));
    }
  }

  private void requireStatus() {
    if (status == Status.FAILED) {
      requireText("reason", reason);
      return;
    }
    require("reason", reason, reason.isEmpty());
    requireText("key", key);
    require("parts", parts.size() + " parts", parts.size() == PARTS.size());
  }

  private static void requireFinding(String field, Finding finding) {
    for (int row = 0; row < finding.rows().size(); row++) {
      Finding.Row found = finding.rows().get(row);
      String place = field + ".rows[" + row + "]";
      for (double value : found.values()) {
        require(place + ".values", value, Double.isFinite(value));
      }
      if (finding.kind() == Finding.Kind.CLOSEST) {
        require(place + ".name", found.name(), found.name().matches("[0-9]{1,9}"));
        double number = found.values().isEmpty() ? -1 : found.values().get(0);
        require(place + ".values", number, number >= 0 && number <= Integer.MAX_VALUE);
      }
    }
  }

  private static void requireText(String field, String text) {
    require(field, "''", !text.isEmpty());
  }

  private static void requireAmount(String field, double amount) {
    require(field, amount, amount >= 0 && Double.isFinite(amount));
  }

  private static void require(String field, Object found, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(
          "field '" + field + "': " + ShortText.of(String.valueOf(found)) + " is not possible");
    }
  }
}
