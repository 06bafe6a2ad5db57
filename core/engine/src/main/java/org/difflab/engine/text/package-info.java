/**
 * What messages are made of: the nearest known name, numbers with their nouns, and exceptions and
 * other long texts in one line. Depends on no other package of the engine.
 */
package org.difflab.engine.text;
