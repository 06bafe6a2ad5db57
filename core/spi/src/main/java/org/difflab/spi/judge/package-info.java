// SPDX-License-Identifier: Apache-2.0
/**
 * Judges: frozen classifiers of images that metrics use. How they compute and how they are trained
 * does not belong here.
 */
package org.difflab.spi.judge;
