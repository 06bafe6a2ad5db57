// SPDX-License-Identifier: Apache-2.0
/**
 * Declares the schedules, samplers and guidance included in difflab. Each kind has a package of its
 * own.
 */
package org.difflab.diffusion;
