// SPDX-License-Identifier: Apache-2.0
/** The entry point of the engine. Each function has a package of its own. */
package org.difflab.engine;
