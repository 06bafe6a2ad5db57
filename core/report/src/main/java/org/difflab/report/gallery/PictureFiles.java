// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.util.List;
import org.difflab.engine.experiment.PictureKind;

/** The names and the captions of picture files. */
public final class PictureFiles {

  /** The training curves as a table, in the folder of a trial. */
  public static final String TRAINING = "training.csv";

  /** All trials next to the data, in the folder of a run. */
  public static final String COMPARISON = "comparison.png";

  /**
   * A few images in an order common to all trials: in the folder of a trial its samples, in that of
   * the run the data.
   */
  public static final String STRIP = "strip.png";

  /** Generated images above the training images closest to them, in the folder of a trial. */
  public static final String CLOSEST = "closest.png";

  private static final String PAIRS = "pairs";

  static final String SAMPLES = "picture.png";
  static final String HISTOGRAM = "histogram.png";
  static final String FORWARD = "forward.png";
  static final String FORWARD_FILM = "forward.gif";
  static final String REVERSE_FILM = "reverse.gif";
  static final String OPTIMAL_PATH = "optimal-path.png";
  static final String EVOLUTION = "density-evolution.png";
  static final String EVOLUTION_FILM = "density-evolution.gif";

  private static final List<String> LEADING = List.of(SAMPLES, HISTOGRAM, REVERSE_FILM, CLOSEST);

  private PictureFiles() {}

  /**
   * Returns the file, in the folder of a trial, of samples paired with those of another pipeline.
   *
   * @param number which of the metrics that compare pairs, from 1
   */
  public static String pairs(int number) {
    return number == 1 ? PAIRS + ".png" : PAIRS + "-" + number + ".png";
  }

  /**
   * Returns whether a file shows samples of a pipeline rather than noising or training.
   *
   * @param others the other pictures; samples need not be shown twice
   */
  public static boolean leads(String name, List<PictureKind> others) {
    return (LEADING.contains(name) || name.startsWith(PAIRS))
        && !(name.equals(SAMPLES) && others.contains(PictureKind.HISTOGRAM));
  }

  /**
   * A file in the folder of a trial.
   *
   * @param name its name
   * @param caption its caption
   */
  public record Shown(String name, String caption) {}

  /** Returns the files of a kind of picture; some exist only for points of the plane. */
  public static List<Shown> of(PictureKind kind) {
    return switch (kind) {
      case SAMPLES -> List.of(new Shown(SAMPLES, "Samples."));
      case HISTOGRAM ->
          List.of(new Shown(HISTOGRAM, "Generated samples against the data, by density."));
      case FORWARD ->
          List.of(
              new Shown(FORWARD, "Forward: the data noised to a few levels."),
              new Shown(FORWARD_FILM, "Forward, as an animation."));
      case REVERSE ->
          List.of(
              new Shown(REVERSE_FILM, "Reverse: x_t during sampling, and the estimate of x_0."));
      case OPTIMAL_PATH ->
          List.of(
              new Shown(
                  OPTIMAL_PATH,
                  "Noised points with a line to the nearest data, and to the denoiser's"
                      + " estimate."));
      case DENSITY_EVOLUTION ->
          List.of(
              new Shown(EVOLUTION, "The density through the noise levels, forward and back."),
              new Shown(EVOLUTION_FILM, "The density through the noise levels, as an animation."));
    };
  }
}
