// SPDX-License-Identifier: Apache-2.0
/**
 * Data sets of points on a line or in a plane, drawn from laws that are known exactly: each class
 * states its density. Points that are read from files do not belong here.
 */
package org.difflab.data.distribution;
