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
    @Option(help = "the folder that difflab run wrote") Path run,
    @Option(
            help = "the trial it is taken from, by name or folder; by default the first finished",
            defaultsTo = "")
        Optional<String> trial) {}
