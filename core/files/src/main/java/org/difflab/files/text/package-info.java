// SPDX-License-Identifier: Apache-2.0
/**
 * Parts of messages: the nearest known name, numbers with their nouns, prompts, and exceptions and
 * other long texts in one line.
 */
package org.difflab.files.text;
