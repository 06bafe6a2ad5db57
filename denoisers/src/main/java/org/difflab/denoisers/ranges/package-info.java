// SPDX-License-Identifier: Apache-2.0
/** A denoiser that uses another one for each range of noise levels. */
package org.difflab.denoisers.ranges;
