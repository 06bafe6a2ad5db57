// SPDX-License-Identifier: Apache-2.0
/** The way into the engine and its wiring. Each capability has a package of its own. */
package org.difflab.engine;
