// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.report.page.CodeText;
import org.difflab.report.page.ShownChart;

/**
 * What the template shows.
 *
 * @param title the experiment's
 * @param report the address of the run's report; none if there is none
 * @param trials the names of the trials explained
 * @param trajectories images on their way; none if samples are not images
 * @param schedules noise levels
 * @param errors denoising errors by level
 * @param tables what models show about themselves
 * @param guidance sizes of guidance vectors
 * @param latents paths through latents, one for each trial
 * @param leftOut what the page shows from files; none if there is nothing
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
