// SPDX-License-Identifier: Apache-2.0
/** Sentences drawn letter by letter: which prompts they need, where each stands, and the film. */
package org.difflab.report.sentence;
