// SPDX-License-Identifier: Apache-2.0
/**
 * The API that plug-ins compile against: the kinds of component and the values that they exchange.
 * It depends only on {@code java.*} and {@code jakarta.inject}, and on no concrete component.
 */
package org.difflab.spi;
