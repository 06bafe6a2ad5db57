// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

/**
 * A component chosen within the options of another, as each link of a chain of encoders. {@link
 * Parts} makes it.
 *
 * @param kind the interface it implements
 * @param name its name
 * @param options its options, an instance of the record its component declares
 * @param <T> the interface it implements
 * @since 0.1
 */
public record Part<T>(Class<T> kind, String name, Record options) {}
