/** The computer a run takes place on: its threads. No arithmetic belongs here. */
package org.difflab.engine.device;
