// SPDX-License-Identifier: Apache-2.0
/** Samples as pictures: what a generated row looks like, and how many are laid out on a page. */
package org.difflab.report.picture;
