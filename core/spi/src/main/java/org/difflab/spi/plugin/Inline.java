// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an options record whose type is another record of options, and whose options
 * are written at the level of the record that contains it. Several components can thus share
 * options, with their help, ranges, defaults and checks, that are declared once:
 *
 * <pre>{@code
 * public record StepOptions(
 *     @Option(help = "number of steps", defaultsTo = "50", min = 1) int steps) {}
 *
 * public record Options(
 *     @Inline StepOptions stepping,
 *     @Option(help = "share of fresh noise", defaultsTo = "0", min = 0, max = 1) double eta) {}
 * }</pre>
 *
 * <p>A file writes {@code {type: acme.walk, steps: 20, eta: 0.5}}. The name of the record component
 * ({@code stepping}) appears in no file and in no message. Everything that shows or stores options
 * treats those of the group like those of the surrounding record, in the order of declaration, so
 * that moving options into a group changes neither files nor results.
 *
 * <p>The type must be a record, and the component cannot be annotated with {@link Option} as well.
 * The record can contain further inline groups. It is an error if two options of the same level
 * have the same name. The compact constructor of the group is called before that of the record that
 * contains it; an {@link IllegalArgumentException} of either refuses the options.
 *
 * @see Option
 * @since 0.3
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
