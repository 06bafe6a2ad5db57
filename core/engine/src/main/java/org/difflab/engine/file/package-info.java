/**
 * Files written whole or not at all, and the NumPy array format. What is written in them is for
 * others to know.
 */
package org.difflab.engine.file;
