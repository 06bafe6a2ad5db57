// SPDX-License-Identifier: Apache-2.0
/**
 * Posterior means patch by patch: denoisers with a closed form that look at images as convolutional
 * networks do, and so make images that are none of the training images.
 */
package org.difflab.denoisers.local;
