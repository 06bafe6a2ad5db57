// SPDX-License-Identifier: Apache-2.0
/**
 * Downloads of published files with resumption and verification. Only this package opens network
 * connections; it does not interpret the files.
 */
package org.difflab.data.download;
