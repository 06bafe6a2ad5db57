// SPDX-License-Identifier: Apache-2.0
/**
 * Training of image classifiers: LeNet-5 in matrix products of our own, because the library's
 * convolutions are slow without native accelerators. What classifiers are good for is not decided
 * here.
 */
package org.difflab.neural.classifier;
