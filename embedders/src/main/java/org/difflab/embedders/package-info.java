// SPDX-License-Identifier: Apache-2.0
/** Embedders of prompts without a neural network. They depend on no encoder and no denoiser. */
package org.difflab.embedders;
