// SPDX-License-Identifier: Apache-2.0
/**
 * JSON Schema (draft 2020-12) for the installed components, generated from the same descriptions of
 * options that are used to read files. The keys of an experiment are added by the engine.
 */
package org.difflab.registry.schema;
