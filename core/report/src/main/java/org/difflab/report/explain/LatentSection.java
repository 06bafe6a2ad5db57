// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.chart.NumberText;
import org.difflab.report.page.EmbeddedPictures;
import org.difflab.report.page.ShownChart;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The paths of samples through the latents of a trial, in the plane of the first two principal
 * axes.
 *
 * @param trial its name
 * @param share the share of the variance in this plane, as text; empty if latents are numbers
 * @param left the number of dots that are too far away to be drawn, as text; empty if there are
 *     none
 * @param chart dots of held-out latents and lines of samples
 */
record LatentSection(String trial, String share, String left, ShownChart chart) {

  private static final int DOTS = 400;
  private static final int OTHERS = 9;
  private static final int PATHS_A_PROMPT = 2;

  static LatentSection of(
      ExplainedTrial trial, LatentTrajectory trajectory, HeldOut heldOut, LinearAlgebra algebra) {
    Samples shown = heldOut.some(DOTS);
    Matrix latents = trial.pipeline().encoder().encode(shown.values());
    if (latents.columns() == 1) {
      return numbers(trial, trajectory, latents, shown.prompts());
    }
    PrincipalPlane plane = PrincipalPlane.of(algebra, latents);
    List<Point> dots = plane.places(latents);
    return new LatentSection(
        trial.name(),
        NumberText.of(100 * plane.share(), 3) + " %",
        left(dots),
        ShownChart.of(
            chart(
                trial,
                new Labels(
                    "Dots are held-out latents, lines are samples from noise to clean, in the plane"
                        + " of the first two principal axes of the latents.",
                    "first principal axis",
                    "second principal axis"),
                dots,
                shown.prompts(),
                paths(trajectory, plane::places))));
  }

  /** One-dimensional latents have no plane; their values are drawn against the steps instead. */
  private static LatentSection numbers(
      ExplainedTrial trial, LatentTrajectory trajectory, Matrix latents, List<String> prompts) {
    int steps = trajectory.visits().size();
    List<Point> dots = new ArrayList<>();
    for (float value : latents.values()) {
      dots.add(new Point(steps, value));
    }
    return new LatentSection(
        trial.name(),
        "",
        left(dots),
        ShownChart.of(
            chart(
                trial,
                new Labels(
                    "Dots at the right are held-out latents, lines are samples from noise to"
                        + " clean.",
                    "step of the sampler, 0 is pure noise",
                    "latent"),
                dots,
                prompts,
                paths(trajectory, LatentSection::overSteps))));
  }

  /** Returns this section, with its chart in a separate file if the page is too large. */
  LatentSection on(EmbeddedPictures page) {
    return new LatentSection(trial, share, left, page.chart(chart));
  }

  private static String left(List<Point> dots) {
    int left = dots.size() - CentralDots.of(dots).numbers().size();
    return left == 0 ? "" : left + " of " + dots.size() + " dots are too far away to be drawn";
  }

  private static List<Point> overSteps(Matrix path) {
    List<Point> places = new ArrayList<>();
    for (int step = 0; step < path.rows(); step++) {
      places.add(new Point(step, path.get(step, 0)));
    }
    return places;
  }

  /** The texts of a chart. */
  private record Labels(String description, String across, String upwards) {}

  /**
   * The path of a sample.
   *
   * @param prompt its prompt
   * @param places from noise to clean
   */
  private record Path(String prompt, List<Point> places) {}

  private static List<Path> paths(
      LatentTrajectory trajectory, Function<Matrix, List<Point>> places) {
    List<Path> paths = new ArrayList<>();
    for (int sample = 0; sample < trajectory.prompts().size(); sample++) {
      String prompt = trajectory.prompts().get(sample);
      if (paths.stream().filter(path -> path.prompt().equals(prompt)).count() < PATHS_A_PROMPT) {
        paths.add(new Path(prompt, places.apply(trajectory.path(sample))));
      }
    }
    return paths;
  }

  private static Chart chart(
      ExplainedTrial trial,
      Labels labels,
      List<Point> dots,
      List<String> prompts,
      List<Path> paths) {
    List<Integer> central = CentralDots.of(dots).numbers();
    List<List<Point>> all = new ArrayList<>(paths.stream().map(Path::places).toList());
    all.add(central.stream().map(dots::get).toList());
    Chart chart =
        new Chart(
            "Latent paths of " + trial.name(),
            labels.description(),
            Axis.holding(labels.across(), TrialLine.across(all)),
            Axis.holding(labels.upwards(), TrialLine.upwards(all)));
    List<String> named = trial.shownPrompts();
    for (int dot : central) {
      chart.dot(dots.get(dot), colour(named, prompts.get(dot)));
    }
    for (Path path : paths) {
      int colour = colour(named, path.prompt());
      chart.line(path.places(), colour);
      chart.mark(
          path.places().get(path.places().size() - 1),
          "",
          colour,
          path.prompt() + ": where the sample ended");
    }
    for (String prompt : named) {
      chart.key("", prompt, colour(named, prompt));
    }
    if (named.size() < trial.pipeline().prompts().size()) {
      chart.key("", "other prompts", OTHERS);
    }
    return chart;
  }

  private static int colour(List<String> named, String prompt) {
    int number = named.indexOf(prompt);
    return number < 0 ? OTHERS : number;
  }
}
