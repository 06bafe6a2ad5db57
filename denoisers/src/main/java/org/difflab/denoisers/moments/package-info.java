// SPDX-License-Identifier: Apache-2.0
/** First and second moments of rows, to which the closed-form denoisers are fitted. */
package org.difflab.denoisers.moments;
