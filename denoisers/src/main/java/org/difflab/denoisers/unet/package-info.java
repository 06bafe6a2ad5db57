// SPDX-License-Identifier: Apache-2.0
/** The convolutional U-Net that denoises images. */
package org.difflab.denoisers.unet;
