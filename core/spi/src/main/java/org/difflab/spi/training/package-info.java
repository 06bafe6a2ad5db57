// SPDX-License-Identifier: Apache-2.0
/** How models are trained, saved and loaded, independent of particular models and file formats. */
package org.difflab.spi.training;
