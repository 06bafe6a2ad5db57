// SPDX-License-Identifier: Apache-2.0
/**
 * Trained pipelines as files: their description, their weights, and parts of pipelines that are
 * taken from an earlier run.
 */
package org.difflab.engine.saved;
