// SPDX-License-Identifier: Apache-2.0
/**
 * Data sets read from files: the downloadable ones, pairs of IDX files, folders of pictures and
 * tables; and where their files are kept, with the declaration of all data sets included in
 * difflab. Sets that are computed have packages of their own, and so have file formats and the
 * network.
 */
package org.difflab.data;
