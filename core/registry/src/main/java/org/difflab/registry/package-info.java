// SPDX-License-Identifier: Apache-2.0
/**
 * The installed components, their options, and choices of components ({@link
 * org.difflab.spi.plugin.Part}), single or for all slots of a pipeline, read from and written to
 * text. Components are created in {@code wiring}; pipelines are trained and experiments read by the
 * engine.
 */
package org.difflab.registry;
