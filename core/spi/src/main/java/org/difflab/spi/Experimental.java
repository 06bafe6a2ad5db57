// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a part of the interface that may change, or be removed, in any version. Parts without this
 * annotation are stable within a version of the interface, as documented by {@link
 * org.difflab.spi.plugin.SpiVersion}.
 *
 * @since 0.3
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Experimental {}
