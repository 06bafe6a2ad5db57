// SPDX-License-Identifier: Apache-2.0
/** Settings of the machine: system properties and environment variables. */
package org.difflab.files.setting;
