package org.difflab.spi;

/** A denoiser that was trained, and can be saved. */
public interface DenoiserModel extends Denoiser, Model {}
