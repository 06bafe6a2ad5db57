// SPDX-License-Identifier: Apache-2.0
/** Encoders that are linear maps of each sample, and chains of encoders. */
package org.difflab.encoders.linear;
