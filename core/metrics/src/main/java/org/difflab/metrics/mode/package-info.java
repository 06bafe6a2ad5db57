// SPDX-License-Identifier: Apache-2.0
/** Whether samples fall upon the modes of a distribution whose modes are known. */
package org.difflab.metrics.mode;
