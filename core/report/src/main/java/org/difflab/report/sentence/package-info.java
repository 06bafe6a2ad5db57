// SPDX-License-Identifier: Apache-2.0
/** Sentences drawn letter by letter: their prompts, their layout, and their animation. */
package org.difflab.report.sentence;
