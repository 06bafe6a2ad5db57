// SPDX-License-Identifier: Apache-2.0
/**
 * What is installed, as JSON Schema (draft 2020-12): from the same descriptions of options that
 * files are read with. Nothing here knows the keys of an experiment.
 */
package org.difflab.engine.schema;
