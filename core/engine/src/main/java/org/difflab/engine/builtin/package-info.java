/**
 * Declares the components included in the engine. The components themselves lie in the package of
 * their kind.
 */
package org.difflab.engine.builtin;
