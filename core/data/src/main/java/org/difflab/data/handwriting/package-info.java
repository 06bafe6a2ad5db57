// SPDX-License-Identifier: Apache-2.0
/**
 * The data set {@code handwriting}: digits and capital letters, written as strokes of a pen by a
 * hand that never writes a character twice alike. Its parts: the {@link
 * org.difflab.data.handwriting.Alphabet} of glyphs, the {@link org.difflab.data.handwriting.Hand}
 * that distorts them, and the {@link org.difflab.data.handwriting.Pen} that renders strokes to
 * pixels. Pictures that are read from files do not belong here.
 */
package org.difflab.data.handwriting;
