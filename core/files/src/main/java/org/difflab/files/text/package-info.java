// SPDX-License-Identifier: Apache-2.0
/**
 * What messages are made of: the nearest known name, numbers with their nouns, prompts, and
 * exceptions and other long texts in one line.
 */
package org.difflab.files.text;
