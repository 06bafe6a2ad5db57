// SPDX-License-Identifier: Apache-2.0
/**
 * The matrix arithmetic that components may ask for by injection. Interfaces and values only: which
 * library computes is the engine's choice.
 */
package org.difflab.spi.linear;
