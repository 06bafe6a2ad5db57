/**
 * Floor and ceiling of metrics: what they say of real samples and of random ones, measured once for
 * a run so that every value of a trial can be read beside them. What generates, and how values are
 * shown, does not belong here.
 */
package org.difflab.engine.reference;
