// SPDX-License-Identifier: Apache-2.0
/** Training of image classifiers: LeNet-5 with convolutions as matrix products. */
package org.difflab.neural.classifier;
