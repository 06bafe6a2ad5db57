// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.saved;

import java.nio.file.Path;
import java.util.Optional;
import org.difflab.spi.plugin.Option;

/**
 * Which saved pipeline a component builds on; options that a component includes by {@link
 * org.difflab.spi.plugin.Inline} or as a group. The keys of everything that the component trains
 * then cover the description and the weights of the pipeline, so that nothing is reused when they
 * change.
 *
 * @param run the run folder
 * @param trial the trial, by its name or its folder's; by default the first that was finished
 * @since 0.3
 */
public record SavedSource(
    @Option(help = "the run folder, which difflab run wrote") Path run,
    @Option(
            help =
                "the trial that it is taken from, by name or folder; by default the first finished"
                    + " one",
            defaultsTo = "")
        Optional<String> trial) {}
