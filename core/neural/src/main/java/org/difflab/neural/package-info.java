/**
 * The one bridge to ND4J and Deeplearning4j: arrays in and out, and what computes them. No
 * component lives here, and outside of this package nobody names a class of those libraries.
 */
package org.difflab.neural;
