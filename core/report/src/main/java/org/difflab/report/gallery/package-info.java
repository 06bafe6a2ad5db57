// SPDX-License-Identifier: Apache-2.0
/**
 * The pictures of trials and runs: what each of them shows, and from which samples it is drawn. How
 * lines and colours get onto a page belongs to {@code plot} and {@code picture}.
 */
package org.difflab.report.gallery;
