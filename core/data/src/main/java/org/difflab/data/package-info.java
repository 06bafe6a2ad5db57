// SPDX-License-Identifier: Apache-2.0
/**
 * Data sets read from files: the downloadable ones, pairs of IDX files, folders of pictures and
 * tables; and the folders of their files; and the plug-in that declares all data sets included in
 * difflab. Computed data sets, file formats and downloads have packages of their own.
 */
package org.difflab.data;
