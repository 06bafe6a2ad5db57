// SPDX-License-Identifier: Apache-2.0
/**
 * How a plug-in declares its components and their options. Loading and wiring are part of the
 * engine.
 */
package org.difflab.spi.plugin;
