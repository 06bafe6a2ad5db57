// SPDX-License-Identifier: Apache-2.0
/**
 * YAML text as an immutable tree of values with their places, and the problems found in it. Nothing
 * here knows components or experiments.
 */
package org.difflab.files.yaml;
