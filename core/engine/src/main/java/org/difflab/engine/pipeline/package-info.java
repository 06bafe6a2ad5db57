// SPDX-License-Identifier: Apache-2.0
/**
 * One pipeline: training and running its six parts. Files, folders and experiments with several
 * pipelines are in {@code config}, {@code saved} and {@code experiment}.
 */
package org.difflab.engine.pipeline;
