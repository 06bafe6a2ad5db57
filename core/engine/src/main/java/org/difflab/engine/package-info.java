/** The way into the engine and its wiring. Each capability has a package of its own. */
package org.difflab.engine;
