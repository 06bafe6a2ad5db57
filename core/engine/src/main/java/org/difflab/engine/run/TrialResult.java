// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * The result of a trial: one line of {@code results.jsonl}, in which the fields of the groups stand
 * side by side.
 *
 * @param identity which trial it is
 * @param status whether it was finished
 * @param reason why it failed; empty if it did not
 * @param cost what training and sampling took
 * @param measured what the metrics found
 * @param warnings what may make the result wrong or surprising, in the order in which it was found
 * @param provenance the software that computed it: the versions of difflab and Java, the linear
 *     algebra and the plug-ins of its parts, which may differ from those of a run that continues
 *     later
 */
public record TrialResult(
    @JsonUnwrapped Identity identity,
    Status status,
    String reason,
    @JsonUnwrapped Cost cost,
    @JsonUnwrapped Measured measured,
    List<String> warnings,
    Map<String, String> provenance) {

  /** The parts that are trained, in their order. */
  private static final List<String> PARTS =
      Stream.of(Kind.ENCODER, Kind.EMBEDDER, Kind.DENOISER).map(Kind::word).toList();

  /** Copies the collections, keeping their order. */
  public TrialResult {
    warnings = List.copyOf(warnings);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /**
   * Which trial it is.
   *
   * @param trial the trial's name
   * @param folder name of its folder
   * @param key the hash of everything the trial depends on; a trial of the same key is not run
   *     again
   * @param pipeline the pipeline's name
   * @param swept the swept values
   * @param seed the trial's seed
   */
  public record Identity(
      String trial,
      String folder,
      String key,
      String pipeline,
      Map<String, String> swept,
      long seed) {

    /** Copies the swept values, keeping their order. */
    public Identity {
      swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
    }

    /** Returns the identity of a trial. */
    public static Identity of(Trial trial, String folder, String key) {
      return new Identity(trial.name(), folder, key, trial.pipeline(), trial.swept(), trial.seed());
    }
  }

  /**
   * What training and sampling took.
   *
   * @param parts the costs of its trained parts
   * @param samples number of samples generated for the metrics
   * @param samplingSeconds time for generating them
   * @param modelCalls denoiser calls for each sample (NFE)
   * @param peakBytes the peak of Java's heap in use after a garbage collection during the trial,
   *     including the data set; 0 if unknown, as for trials that ran in parallel
   */
  public record Cost(
      List<PartCost> parts,
      int samples,
      double samplingSeconds,
      double modelCalls,
      long peakBytes) {

    /** That of a trial that failed. */
    static final Cost UNKNOWN = new Cost(List.of(), 0, 0, 0, 0);

    /** Copies the list. */
    public Cost {
      parts = List.copyOf(parts);
    }
  }

  /**
   * What the metrics found.
   *
   * @param measurements the values of the metrics, all finite, with distinct names
   * @param unmeasured undefined measurements and failed metrics
   * @param findings the findings of the metrics
   */
  public record Measured(
      List<Measurement> measurements, List<Unmeasured> unmeasured, List<Finding> findings) {

    /** That of a trial that failed. */
    static final Measured NOTHING = new Measured(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Measured {
      measurements = List.copyOf(measurements);
      unmeasured = List.copyOf(unmeasured);
      findings = List.copyOf(findings);
    }
  }

  /** Reads the fields of a line. */
  @JsonCreator
  private static TrialResult of(
      @JsonProperty("trial") String trial,
      @JsonProperty("folder") String folder,
      @JsonProperty("key") String key,
      @JsonProperty("pipeline") String pipeline,
      @JsonProperty("swept") Map<String, String> swept,
      @JsonProperty("seed") long seed,
      @JsonProperty("status") Status status,
      @JsonProperty("reason") String reason,
      @JsonProperty("parts") List<PartCost> parts,
      @JsonProperty("samples") int samples,
      @JsonProperty("samplingSeconds") double samplingSeconds,
      @JsonProperty("modelCalls") double modelCalls,
      @JsonProperty("peakBytes") long peakBytes,
      @JsonProperty("measurements") List<Measurement> measurements,
      @JsonProperty("unmeasured") List<Unmeasured> unmeasured,
      @JsonProperty("findings") List<Finding> findings,
      @JsonProperty("warnings") List<String> warnings,
      @JsonProperty("provenance") Map<String, String> provenance) {
    return new TrialResult(
        new Identity(trial, folder, key, pipeline, swept, seed),
        status,
        reason,
        new Cost(parts, samples, samplingSeconds, modelCalls, peakBytes),
        new Measured(measurements, unmeasured, findings),
        warnings,
        provenance);
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
        Identity.of(trial, folder, key),
        Status.FAILED,
        reason,
        Cost.UNKNOWN,
        Measured.NOTHING,
        List.of(),
        Map.of());
  }

  /** Returns the metrics that failed. */
  public List<Unmeasured> failedMetrics() {
    return unmeasured().stream().filter(each -> each.kind() == Unmeasured.Kind.FAILED).toList();
  }

  /** Returns whether it is complete: it is finished, and no metric failed. */
  public boolean hasEverything() {
    return status == Status.FINISHED && failedMetrics().isEmpty();
  }

  /**
   * Returns whether its names are those of a trial, which may not be the case for a changed file.
   */
  public boolean isOf(Trial other) {
    return trial().equals(other.name())
        && folder().equals(other.folder())
        && pipeline().equals(other.pipeline())
        && swept().equals(other.swept())
        && seed() == other.seed();
  }

  /** Returns this result with other warnings and provenance. */
  public TrialResult with(List<String> foundWarnings, Map<String, String> madeBy) {
    return new TrialResult(identity, status, reason, cost, measured, foundWarnings, madeBy);
  }

  /** Returns the trial's name. */
  public String trial() {
    return identity.trial();
  }

  /** Returns the name of its folder. */
  public String folder() {
    return identity.folder();
  }

  /** Returns the hash of everything it depends on. */
  public String key() {
    return identity.key();
  }

  /** Returns the pipeline's name. */
  public String pipeline() {
    return identity.pipeline();
  }

  /** Returns the swept values. */
  public Map<String, String> swept() {
    return identity.swept();
  }

  /** Returns its seed. */
  public long seed() {
    return identity.seed();
  }

  /** Returns the costs of its trained parts. */
  public List<PartCost> parts() {
    return cost.parts();
  }

  /** Returns the number of samples generated for the metrics. */
  public int samples() {
    return cost.samples();
  }

  /** Returns the time for generating them, in seconds. */
  public double samplingSeconds() {
    return cost.samplingSeconds();
  }

  /** Returns the denoiser calls for each sample. */
  public double modelCalls() {
    return cost.modelCalls();
  }

  /** Returns the peak of Java's heap in bytes, 0 if unknown. */
  public long peakBytes() {
    return cost.peakBytes();
  }

  /** Returns the values of the metrics. */
  public List<Measurement> measurements() {
    return measured.measurements();
  }

  /** Returns undefined measurements and failed metrics. */
  public List<Unmeasured> unmeasured() {
    return measured.unmeasured();
  }

  /** Returns the findings of the metrics. */
  public List<Finding> findings() {
    return measured.findings();
  }

  /**
   * Checks constraints beyond the types of the fields, for a result that was read from a file.
   *
   * @throws IllegalArgumentException naming the invalid field
   */
  void requirePlausible() {
    requireText("trial", trial());
    requireText("pipeline", pipeline());
    require("samples", samples(), samples() >= 0);
    requireAmount("samplingSeconds", samplingSeconds());
    requireAmount("modelCalls", modelCalls());
    requireAmount("peakBytes", (double) peakBytes());
    requireStatus();
    require("parts", parts().size() + " parts", parts().size() <= PARTS.size());
    for (int i = 0; i < parts().size(); i++) {
      require(
          "parts[" + i + "].slot",
          parts().get(i).slot(),
          PARTS.get(i).equals(parts().get(i).slot()));
      requireAmount("parts[" + i + "].seconds", parts().get(i).seconds());
      requireAmount("parts[" + i + "].trainingSeconds", parts().get(i).trainingSeconds());
      requireAmount("parts[" + i + "].parameters", (double) parts().get(i).parameters());
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < measurements().size(); i++) {
      Measurement measurement = measurements().get(i);
      String field = "measurements[" + i + "]";
      require(field + ".value", measurement.value(), measurement.hasValue());
      require(field + ".name", measurement.name(), names.add(measurement.name()));
    }
    for (int i = 0; i < findings().size(); i++) {
      requireFinding("findings[" + i + "]", findings().get(i));
    }
  }

  private void requireStatus() {
    if (status == Status.FAILED) {
      requireText("reason", reason);
      return;
    }
    require("reason", reason, reason.isEmpty());
    requireText("key", key());
    require("parts", parts().size() + " parts", parts().size() == PARTS.size());
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
