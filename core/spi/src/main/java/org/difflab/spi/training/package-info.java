// SPDX-License-Identifier: Apache-2.0
/**
 * How models are trained, saved and loaded. No particular model and no file format belongs here.
 */
package org.difflab.spi.training;
