// SPDX-License-Identifier: Apache-2.0
/** Reads pictures from files: decoding, conversion to grey or RGB, resizing. */
package org.difflab.data.picture;
