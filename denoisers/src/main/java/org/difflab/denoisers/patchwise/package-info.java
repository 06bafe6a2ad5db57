// SPDX-License-Identifier: Apache-2.0
/** A denoiser that applies any other denoiser to each patch of an image. */
package org.difflab.denoisers.patchwise;
