// SPDX-License-Identifier: Apache-2.0
/** A plug-in of small components with every type of option, for tests that read and check. */
package org.difflab.engine.small;
