/** A denoiser that hands each range of noise to another. What those do is none of its business. */
package org.difflab.denoisers.ranges;
