// SPDX-License-Identifier: Apache-2.0
/** Checks and pipelines of small components, for tests that read experiments. */
package org.difflab.engine.small;
