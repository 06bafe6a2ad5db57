// SPDX-License-Identifier: Apache-2.0
/**
 * The pictures of trials and runs: what each of them shows, and from which samples it is drawn.
 * Drawing is in {@code plot} and {@code picture}.
 */
package org.difflab.report.gallery;
