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
 * the file that names it), {@link Part}, {@code List} and {@code Optional} of these, and {@code
 * OptionalInt} and {@code OptionalDouble}. What concerns several options at once is checked by the
 * record's compact constructor, which throws {@link IllegalArgumentException}.
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
   * empty unless given. Without one the option must be given.
   */
  String defaultsTo() default REQUIRED;

  /** The least value of a number, or of each number of a list. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value of a number, or of each number of a list. */
  double max() default Double.POSITIVE_INFINITY;
}
