// SPDX-License-Identifier: Apache-2.0
/**
 * A denoiser that applies another to each patch of an image. It does not depend on which one that
 * is.
 */
package org.difflab.denoisers.patchwise;
