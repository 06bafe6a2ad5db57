// SPDX-License-Identifier: Apache-2.0
/** Pipelines that earlier runs trained and saved, for components that build on them. */
package org.difflab.spi.saved;
