// SPDX-License-Identifier: Apache-2.0
/**
 * Judges: frozen classifiers of images that metrics use. Only interfaces and values: the engine
 * provides the implementation.
 */
package org.difflab.spi.judge;
