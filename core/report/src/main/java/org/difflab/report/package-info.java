/**
 * What a run found, as a page to look at and as a table, without the command. Numbers come from the
 * results; nothing is computed here.
 */
package org.difflab.report;
