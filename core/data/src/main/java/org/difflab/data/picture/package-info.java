// SPDX-License-Identifier: Apache-2.0
/** Pictures read from files: decoding, grey or RGB, resizing. Data sets of them live above. */
package org.difflab.data.picture;
