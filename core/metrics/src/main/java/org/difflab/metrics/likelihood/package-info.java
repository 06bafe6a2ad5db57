// SPDX-License-Identifier: Apache-2.0
/** How probable held-out data are under pipelines that know their density. */
package org.difflab.metrics.likelihood;
