// SPDX-License-Identifier: Apache-2.0
/**
 * Getting published files from the network, whole and unchanged. The only place that opens
 * connections; what the files hold is for others to know.
 */
package org.difflab.data.download;
