// SPDX-License-Identifier: Apache-2.0
/** The IDX file format of MNIST and related data sets. */
package org.difflab.data.idx;
