// SPDX-License-Identifier: Apache-2.0
/** The IDX file format of MNIST and its relatives. What the images mean is for others to know. */
package org.difflab.data.idx;
