// SPDX-License-Identifier: Apache-2.0
/**
 * Which components are installed, what options each has, and choices of components ({@link
 * org.difflab.spi.plugin.Part}), one by one or for all slots of a pipeline, read from and written
 * to text. Nothing here makes a component, and nothing knows what an experiment is.
 */
package org.difflab.engine.registry;
