// SPDX-License-Identifier: Apache-2.0
/**
 * What a plug-in author compiles against: the kinds of component and the values that pass between
 * them. Only {@code java.*} and {@code jakarta.inject} may be used here, and nothing here knows a
 * concrete component.
 */
package org.difflab.spi;
