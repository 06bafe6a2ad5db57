// SPDX-License-Identifier: Apache-2.0
/**
 * YAML text as an immutable tree of values with their places, and the problems found in it,
 * independent of components and experiments.
 */
package org.difflab.files.yaml;
