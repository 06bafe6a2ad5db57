// SPDX-License-Identifier: Apache-2.0
/**
 * The innermost loops of products on Java's Vector API, which is still incubating: only here may it
 * be used, so that the rest of difflab runs on every Java.
 */
package org.difflab.vector;
