// SPDX-License-Identifier: Apache-2.0
/**
 * Components made of choices, with Guice: each receives its own options and what it may ask for,
 * and is called through a boundary that knows whose code it is. Nothing here trains, and nothing
 * knows what an experiment is.
 */
package org.difflab.registry.wiring;
