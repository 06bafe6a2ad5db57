// SPDX-License-Identifier: Apache-2.0
/**
 * Trained parts on disk, as safetensors: each under a key derived from everything it depends on,
 * with its cost.
 */
package org.difflab.engine.store;
