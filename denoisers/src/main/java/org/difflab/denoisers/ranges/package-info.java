// SPDX-License-Identifier: Apache-2.0
/** A denoiser that hands each range of noise to another. It does not depend on what those do. */
package org.difflab.denoisers.ranges;
