/**
 * The engine's matrix arithmetic: {@link org.difflab.spi.linear.LinearAlgebra} on oneDNN, OpenBLAS
 * and LAPACK, and the same in plain Java where they cannot be loaded. Nothing about diffusion
 * belongs here.
 */
package org.difflab.engine.linear;
