// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.difflab.files.text.Spelling;
import org.difflab.spi.Shape;

/** The pictures that can be drawn of a trial, in the order in which a report shows them. */
public enum PictureKind {
  /**
   * Some samples: images titled with their prompts, numbers as a histogram, points of the plane.
   */
  SAMPLES("any samples"),
  /** The distribution of generated samples of one or two numbers, next to the data. */
  HISTOGRAM("samples of one or two numbers"),
  /** The data at a few noise levels. */
  FORWARD("images, or samples of one or two numbers"),
  /** An animation of the sampling process, x_t next to the estimate of x_0. */
  REVERSE("images, or samples of one or two numbers"),
  /** Noised points of the plane with the nearest data points and the denoiser's estimates. */
  OPTIMAL_PATH("samples of two numbers"),
  /** How a distribution of one or two numbers becomes noise, and noise the distribution. */
  DENSITY_EVOLUTION("samples of one or two numbers");

  private final String needs;

  PictureKind(String needs) {
    this.needs = needs;
  }

  /** Returns the name of this picture in files. */
  public String word() {
    return Spelling.hyphenated(name());
  }

  /** Returns a description of the samples it can be drawn for. */
  public String needs() {
    return needs;
  }

  /** Returns whether it can be drawn for samples of a shape. */
  public boolean suits(Shape shape) {
    return switch (this) {
      case SAMPLES -> true;
      case HISTOGRAM, DENSITY_EVOLUTION -> shape.size() <= 2;
      case FORWARD, REVERSE -> shape.size() <= 2 || shape.isImage();
      case OPTIMAL_PATH -> shape.size() == 2;
    };
  }

  /** Returns whether it shows a distribution, which needs many samples. */
  public boolean needsManySamples() {
    return this == HISTOGRAM;
  }

  /** Returns the picture with a name, if there is one. */
  public static Optional<PictureKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Returns the default pictures. */
  public static List<PictureKind> defaults(Shape shape) {
    return switch (shape.size()) {
      case 1 -> List.of(HISTOGRAM, FORWARD, REVERSE, DENSITY_EVOLUTION);
      case 2 -> List.of(SAMPLES, HISTOGRAM, FORWARD, REVERSE, DENSITY_EVOLUTION);
      default -> List.of(SAMPLES);
    };
  }

  /** Returns all names, for messages. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PictureKind::word).toList();
  }
}
