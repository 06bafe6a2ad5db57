// SPDX-License-Identifier: Apache-2.0
/**
 * How rows are distinguished by their conditions. What is made of the rows of one condition belongs
 * to the denoisers.
 */
package org.difflab.denoisers.condition;
