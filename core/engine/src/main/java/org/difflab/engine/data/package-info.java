/**
 * Data sets read from files: the downloadable ones, pairs of IDX files, folders of pictures and
 * tables; and where their files are kept. Sets that are computed have packages of their own, and so
 * have file formats and the network.
 */
package org.difflab.engine.data;
