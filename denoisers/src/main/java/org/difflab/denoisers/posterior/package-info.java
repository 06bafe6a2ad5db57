// SPDX-License-Identifier: Apache-2.0
/** Posterior means under training rows: what the denoisers that remember their data compute. */
package org.difflab.denoisers.posterior;
