// SPDX-License-Identifier: Apache-2.0
/** Groups rows by their conditions, for the denoisers. */
package org.difflab.denoisers.condition;
