// SPDX-License-Identifier: Apache-2.0
/**
 * Files written whole or not at all, NumPy's array format, safetensors, strict JSON, checksums, and
 * what messages say of files that cannot be used. What is written in them is for others to know.
 */
package org.difflab.files;
