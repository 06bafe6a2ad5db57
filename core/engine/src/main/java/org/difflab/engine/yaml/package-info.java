/**
 * YAML text as an immutable tree whose every value knows its place, and the problems found in it.
 * Nothing here knows components or experiments.
 */
package org.difflab.engine.yaml;
