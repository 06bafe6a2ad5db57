// SPDX-License-Identifier: Apache-2.0
/**
 * Atomic writes of files, NumPy's array format, safetensors, strict JSON, checksums, and messages
 * for files that cannot be used.
 */
package org.difflab.files;
