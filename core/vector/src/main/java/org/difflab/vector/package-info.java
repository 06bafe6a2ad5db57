// SPDX-License-Identifier: Apache-2.0
/**
 * The innermost loops of products on Java's Vector API, which is still incubating. It is used only
 * here, so that the rest of difflab runs on every JVM.
 */
package org.difflab.vector;
