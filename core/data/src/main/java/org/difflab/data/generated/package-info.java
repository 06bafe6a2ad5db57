// SPDX-License-Identifier: Apache-2.0
/** Code shared by data sets with computed samples: their random numbers and their checksum. */
package org.difflab.data.generated;
