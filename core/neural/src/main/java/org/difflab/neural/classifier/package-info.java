/**
 * Training of image classifiers: LeNet-5 in matrix products of our own, which is thirty times as
 * fast as the library's convolutions. What classifiers are good for is not decided here.
 */
package org.difflab.neural.classifier;
