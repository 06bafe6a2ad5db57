// SPDX-License-Identifier: Apache-2.0
/**
 * Embedders of prompts that need no neural network. Nothing that knows an encoder or a denoiser
 * belongs here.
 */
package org.difflab.embedders;
