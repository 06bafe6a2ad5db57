// SPDX-License-Identifier: Apache-2.0
/**
 * The plug-in that declares the denoisers. Each kind has its own package; shared code is in {@code
 * condition} and {@code moments}.
 */
package org.difflab.denoisers;
