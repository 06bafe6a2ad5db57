// SPDX-License-Identifier: Apache-2.0
/**
 * Where plug-ins come from: the class path, folders of jars with a class loader for each, and
 * programs that embed difflab. Nothing here looks into components or their options.
 */
package org.difflab.engine.plugin;
