// SPDX-License-Identifier: Apache-2.0
/**
 * Charts as SVG: lines, points and bars with labelled axes, a title, a description and a key. Their
 * colours come from a style sheet, so that one chart suits light and dark pages and paper; their
 * letters stay letters, so that they can be read aloud, searched and selected, and need no fonts
 * where they are made. (A charting library that draws into SVG gives fixed colours and the outlines
 * of letters.) They do not know what is measured.
 */
package org.difflab.report.chart;
