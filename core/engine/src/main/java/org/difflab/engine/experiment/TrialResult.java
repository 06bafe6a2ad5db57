package org.difflab.engine.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.pipeline.PartCost;
import org.difflab.spi.Finding;
import org.difflab.spi.Measurement;

/**
 * What became of a trial: one line of {@code results.jsonl}.
 *
 * @param trial the trial's name
 * @param folder name of the folder it left
 * @param key the hash of everything the trial depends on; a trial of the same key is not run again
 * @param pipeline the pipeline's name
 * @param swept what a sweep set
 * @param seed the trial's seed
 * @param status whether it was finished
 * @param reason why it failed; empty if it did not
 * @param parts what its trained parts cost
 * @param samples how many samples were generated for the metrics
 * @param samplingSeconds how long that took
 * @param modelCalls denoiser calls for each sample (NFE)
 * @param peakBytes the most of Java's heap that was still in use after a garbage collection during
 *     the trial, the data set included; 0 if that is not known, as of trials that ran side by side
 * @param measurements the numbers that the metrics found, all finite, each name once
 * @param unmeasured what metrics did not measure: values that are undefined, metrics that failed
 * @param findings what they found to draw
 * @param warnings what may make the result wrong or surprising, in the order in which it was found
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
    List<String> warnings) {

  /** Copies the collections, keeping their order. */
  public TrialResult {
    swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
    parts = List.copyOf(parts);
    measurements = List.copyOf(measurements);
    unmeasured = List.copyOf(unmeasured);
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
  }

  /** Whether a trial was finished. */
  public enum Status {
    /** Trained, sampled and measured. */
    FINISHED,
    /** Ended by an error; the reason says which. */
    FAILED
  }

  static TrialResult failed(Trial trial, String folder, String key, String reason) {
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
        List.of());
  }

  /** Returns the metrics that failed. */
  public List<Unmeasured> failedMetrics() {
    return unmeasured.stream().filter(each -> each.kind() == Unmeasured.Kind.FAILED).toList();
  }

  /** Returns whether there is nothing left to do: it is finished, and no metric failed. */
  boolean hasEverything() {
    return status == Status.FINISHED && failedMetrics().isEmpty();
  }

  /** Returns this result with warnings in place of its own. */
  TrialResult withWarnings(List<String> found) {
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
        found);
  }
}
