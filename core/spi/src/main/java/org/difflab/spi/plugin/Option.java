// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option of a component: the record component it annotates. Its name in files is the
 * record component's, in lower case with hyphens ({@code dropFirst} is {@code drop-first}).
 *
 * <p>Types allowed: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String}, an
 * enum (its constants in lower case with hyphens), {@code java.nio.file.Path} (taken relative to
 * the file that names it), {@code java.time.Duration} (written as {@code 90s}, {@code 1h30m},
 * {@code 500ms} or {@code PT2M}, never negative), {@link Part}, a group, {@code List} and {@code
 * Optional} of these, and {@code OptionalInt} and {@code OptionalDouble}. Constraints between
 * several options are checked by the record's compact constructor, which throws {@link
 * IllegalArgumentException}.
 *
 * <p>A group is a record whose components are options themselves, so that several components can
 * share them: {@code training: {steps: 20000, batch: 1024}}. An option missing from a group in a
 * file gets the value from the group's own default, and otherwise the default of that option;
 * {@code defaultsTo = "{}"} stands for all of these. No option, of a group or not, can be named
 * "type".
 *
 * <p>Options that several components share at the level of their own options, without a mapping
 * around them, are declared in a record that each of them includes by {@link Inline}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

  /** Marks an option that has no default. */
  String REQUIRED = "\0required";

  /** What the option does, with its unit. */
  String help();

  /**
   * The default, written as in a file; empty for an {@code Optional} or a {@code List} that is
   * empty by default. An option without a default is required.
   */
  String defaultsTo() default REQUIRED;

  /** The least value of a number, of a duration in seconds, or of each of a list. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value of a number, of a duration in seconds, or of each of a list. */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * A bound that a number, a duration in seconds, or each of a list must exceed; to be used instead
   * of {@link #min} if the bound itself is not a valid value, such as a standard deviation of 0.
   */
  double above() default Double.NEGATIVE_INFINITY;

  /** A bound that a number, a duration in seconds, or each of a list must stay below. */
  double below() default Double.POSITIVE_INFINITY;

  /**
   * The names that the option had in earlier versions, as in a file. A file that uses one is
   * refused with a message that states the present name.
   *
   * @since 0.3
   */
  String[] formerly() default {};
}
