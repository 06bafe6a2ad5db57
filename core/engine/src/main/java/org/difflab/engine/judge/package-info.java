/**
 * Frozen classifiers of images, by whose activations and labels metrics judge samples. How they are
 * trained does not belong here: the engine knows no network that learns.
 */
package org.difflab.engine.judge;
