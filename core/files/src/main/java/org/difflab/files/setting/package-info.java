/** Settings of the machine: system properties and environment variables. */
package org.difflab.files.setting;
