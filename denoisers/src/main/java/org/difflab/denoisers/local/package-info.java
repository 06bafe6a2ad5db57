// SPDX-License-Identifier: Apache-2.0
/**
 * Posterior means patch by patch: denoisers with a closed form and the local receptive fields of
 * convolutional networks, which generate new images.
 */
package org.difflab.denoisers.local;
