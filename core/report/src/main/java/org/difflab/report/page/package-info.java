// SPDX-License-Identifier: Apache-2.0
/** The report of a run as a page, as Markdown and as tables. Numbers come from the results. */
package org.difflab.report.page;
