/** Which of many prompts are shown. */
package org.difflab.engine.prompt;
