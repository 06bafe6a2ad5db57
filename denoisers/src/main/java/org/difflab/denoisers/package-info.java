// SPDX-License-Identifier: Apache-2.0
/**
 * Denoisers with a closed form: their plug-in. Each has a package of its own; what several of them
 * share lies in {@code condition} and {@code moments}. Networks, samplers and guidance do not
 * belong here.
 */
package org.difflab.denoisers;
