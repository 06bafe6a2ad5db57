/**
 * Parts of pipelines that were trained before and are taken from a run folder. What is in such a
 * folder is written by {@code experiment}; nothing here trains.
 */
package org.difflab.engine.reuse;
