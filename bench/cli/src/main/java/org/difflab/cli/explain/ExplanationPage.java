package org.difflab.cli.explain;

import java.util.List;
import org.difflab.cli.report.CodeText;

/**
 * What the template shows.
 *
 * @param title the experiment's
 * @param report the address of the run's report; none if there is none
 * @param trials the names of the trials explained
 * @param trajectories images on their way; none if samples are no images
 * @param schedules noise levels
 * @param errors denoising errors by level
 * @param guidance sizes of guidance vectors
 * @param latents paths through latents, one for each trial
 * @param style the style sheet
 */
record ExplanationPage(
    CodeText title,
    List<String> report,
    List<String> trials,
    List<TrajectorySection> trajectories,
    List<ScheduleSection> schedules,
    ErrorSection errors,
    GuidanceSection guidance,
    List<LatentSection> latents,
    String style) {}
