// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.report.page.CodeText;
import org.difflab.report.page.ShownChart;

/**
 * The data of the template.
 *
 * @param title the title of the experiment
 * @param report the address of the run's report; empty if there is none
 * @param trials the names of the explained trials
 * @param trajectories trajectories of images; empty if samples are not images
 * @param schedules noise levels
 * @param errors denoising errors by level
 * @param tables tables of models
 * @param guidance sizes of guidance vectors
 * @param latents paths through latents, one for each trial
 * @param leftOut a note on what the page shows from separate files; empty if there is nothing
 * @param style the style sheet
 */
record ExplanationPage(
    CodeText title,
    List<String> report,
    List<String> trials,
    List<TrajectorySection> trajectories,
    List<ScheduleSection> schedules,
    ErrorSection errors,
    TableSection tables,
    GuidanceSection guidance,
    List<LatentSection> latents,
    List<String> leftOut,
    String style) {

  Stream<ShownChart> charts() {
    return Stream.of(
            schedules.stream().flatMap(section -> section.charts().stream()),
            errors.charts().stream(),
            guidance.charts().stream(),
            latents.stream().map(LatentSection::chart))
        .flatMap(charts -> charts);
  }
}
