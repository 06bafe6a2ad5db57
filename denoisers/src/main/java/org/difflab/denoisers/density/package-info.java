// SPDX-License-Identifier: Apache-2.0
/**
 * Denoisers of density estimates without parameters: every training row with a kernel around it.
 */
package org.difflab.denoisers.density;
