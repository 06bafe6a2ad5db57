// SPDX-License-Identifier: Apache-2.0
/** The exact denoiser of the training rows taken as they are: it memorises. */
package org.difflab.denoisers.ideal;
