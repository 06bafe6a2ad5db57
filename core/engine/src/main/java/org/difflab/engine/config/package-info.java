// SPDX-License-Identifier: Apache-2.0
/**
 * The experiment file: its grammar, its inheritance and sweeps, and all checks that are possible
 * before training. Components are created in {@link org.difflab.registry.wiring}.
 */
package org.difflab.engine.config;
