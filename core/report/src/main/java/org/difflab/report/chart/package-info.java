// SPDX-License-Identifier: Apache-2.0
/**
 * Charts as SVG: lines, points and bars with labelled axes, a title, a description and a key. Their
 * colours come from a style sheet, so that a chart suits light and dark pages and paper; their text
 * stays text, so that it can be read aloud, searched and selected, and needs no fonts where it is
 * created. (Charting libraries that write SVG have fixed colours and write text as outlines.) They
 * do not depend on measurements.
 */
package org.difflab.report.chart;
