// SPDX-License-Identifier: Apache-2.0
/**
 * How a plug-in declares its components and their options. Nothing about loading or wiring belongs
 * here.
 */
package org.difflab.spi.plugin;
