// SPDX-License-Identifier: Apache-2.0
/**
 * What data sets share whose samples are computed instead of read: their random numbers and their
 * checksum. No particular data set and no file belongs here.
 */
package org.difflab.data.generated;
