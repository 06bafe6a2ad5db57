// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.nio.file.Path;
import java.util.Optional;
import org.difflab.spi.plugin.Option;

/**
 * Where a part was saved.
 *
 * @param run the run folder
 * @param trial the trial, by its name or its folder's; by default the first that was finished
 */
public record SavedOptions(
    @Option(help = "the run folder, which difflab run wrote") Path run,
    @Option(
            help =
                "the trial that it is taken from, by name or folder; by default the first finished"
                    + " one",
            defaultsTo = "")
        Optional<String> trial) {}
