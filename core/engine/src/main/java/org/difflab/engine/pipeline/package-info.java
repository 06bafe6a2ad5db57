/**
 * One pipeline: choosing, checking, wiring, training and running its six parts. Files, folders and
 * several pipelines at once belong to {@code config} and {@code experiment}.
 */
package org.difflab.engine.pipeline;
