// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import org.difflab.spi.plugin.Inline;
import org.difflab.spi.saved.SavedSource;

/**
 * The options of parts that are taken from earlier runs unchanged.
 *
 * @param source where the part was saved
 */
public record SavedOptions(@Inline SavedSource source) {}
