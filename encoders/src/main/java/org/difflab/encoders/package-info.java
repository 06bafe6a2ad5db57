// SPDX-License-Identifier: Apache-2.0
/** The plug-in of the encoders; the encoders themselves are in the packages below. */
package org.difflab.encoders;
