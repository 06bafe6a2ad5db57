// SPDX-License-Identifier: Apache-2.0
/** Posterior means under training rows, for the denoisers that store their data. */
package org.difflab.denoisers.posterior;
