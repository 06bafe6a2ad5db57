// SPDX-License-Identifier: Apache-2.0
/**
 * The experiment file: its grammar, its variants and sweeps, and everything that can be found wrong
 * in it before anything is trained. Nothing here makes a component.
 */
package org.difflab.engine.config;
