/**
 * Metrics that need nothing but the pipeline and its data. Judges that are models themselves,
 * reports and comparisons do not belong here.
 */
package org.difflab.engine.metric;
