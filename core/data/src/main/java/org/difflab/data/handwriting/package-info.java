// SPDX-License-Identifier: Apache-2.0
/**
 * The data set {@code handwriting}: digits and capital letters, rendered as randomly distorted pen
 * strokes. Its parts: the {@link org.difflab.data.handwriting.Alphabet} of glyphs, the {@link
 * org.difflab.data.handwriting.Hand} that distorts them, and the {@link
 * org.difflab.data.handwriting.Pen} that renders strokes to pixels.
 */
package org.difflab.data.handwriting;
