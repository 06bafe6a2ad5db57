// SPDX-License-Identifier: Apache-2.0
/**
 * The matrix arithmetic that can be injected into components. Only interfaces and values: the
 * engine chooses the library that computes.
 */
package org.difflab.spi.linear;
