// SPDX-License-Identifier: Apache-2.0
/**
 * Loads plug-ins from the class path, from folders of jars with a class loader for each, and from
 * programs that embed difflab. Components and their options are checked in {@link
 * org.difflab.registry}.
 */
package org.difflab.registry.plugin;
