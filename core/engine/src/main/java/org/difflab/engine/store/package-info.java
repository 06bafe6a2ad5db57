// SPDX-License-Identifier: Apache-2.0
/**
 * Trained parts on disk: each under a key that says all it depends on, as safetensors, and what it
 * cost. What is trained, and when, is not decided here.
 */
package org.difflab.engine.store;
