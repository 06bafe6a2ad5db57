// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States the version of this interface that a plug-in was built against. Every {@link Plugin} that
 * is to be discovered in a jar or on the class path must have it, always with the constant:
 *
 * <pre>{@code @SpiVersion(SpiVersion.CURRENT)
 * public final class AcmePlugin implements Plugin { … }
 * }</pre>
 *
 * <p>The compiler copies the constant's value into the plug-in's class, so that the plug-in still
 * states the version it was built against when it is used with another version of difflab,
 * independent of its jar and manifest.
 *
 * <p>Versions are two numbers. A plug-in is compatible if its first number equals that of the
 * installed interface and its second is not greater; as long as the first is 0, both must be the
 * same. The second rises when something is added, the first when something is removed or changed
 * (while it is 0, the second does).
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SpiVersion {

  /** The version of the interface that this class belongs to. */
  String CURRENT = "0.3";

  /** The version that the plug-in was built against: {@link #CURRENT}. */
  String value();
}
