// SPDX-License-Identifier: Apache-2.0
/** Samples as pictures: single images and pages of images. */
package org.difflab.report.picture;
