/**
 * Declares the components that come with the engine. The components themselves lie in the package
 * of their kind.
 */
package org.difflab.engine.builtin;
