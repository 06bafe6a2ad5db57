// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

  private static final Shape IMAGE = new Shape(7, 6, 12);

  @ParameterizedTest
  @CsvSource({"3,1,7,6", "3,2,4,3", "1,1,7,6", "1,2,4,3", "5,3,3,2"})
  void samePaddingKeepsTheImageDividedByTheStride(int size, int stride, int height, int width) {
    Operation.Convolution operation = Operation.Convolution.same(IMAGE, 5, size, stride);
    assertEquals(new Shape(height, width, 5), operation.output());
    assertEquals(size * size * 12 * 5 + 5, operation.parameters());
  }

  @Test
  void withoutPaddingTheSquareStaysInTheImage() {
    assertEquals(new Shape(3, 2, 4), new Operation.Convolution(IMAGE, 4, 5, 1, 0).output());
  }

  @Test
  void shapesFollowFromTheInputs() {
    assertEquals(new Shape(14, 12, 12), new Operation.Upsampling(IMAGE).output());
    assertEquals(
        new Shape(7, 6, 15), new Operation.Concatenation(IMAGE, new Shape(7, 6, 3)).output());
    assertEquals(new Shape(7, 6, 4), new Operation.Attention(IMAGE, 2).output());
    assertEquals(new Shape(4, 3, 2), new Operation.MaxPooling(new Shape(8, 6, 2)).output());
    assertEquals(new Shape(4, 3, 2), new Operation.MaxPooling(new Shape(9, 7, 2)).output());
    assertEquals(Shape.vector(12), new Operation.ChannelSum(IMAGE).inputs().get(1));
  }

  @Test
  void argumentsOutOfRangeAreNamedWithWhatIsAllowed() {
    refuses("channels must be at least 1, found 0", () -> convolution(0, 3, 1, 1));
    refuses("size must be at least 1, found 0", () -> convolution(1, 0, 1, 0));
    refuses("stride must be at least 1, found 0", () -> convolution(1, 3, 0, 1));
    refuses("padding must be from 0 to 2 for size 3, found 3", () -> convolution(1, 3, 1, 3));
    refuses(
        "size must be at most the sides of the padded image, 7x6, found 7",
        () -> convolution(1, 7, 1, 0));
    refuses(
        "size must be odd for equal padding on both sides, found 2",
        () -> Operation.Convolution.same(IMAGE, 1, 2, 1));
    refuses(
        "groups must divide the channels, 12, found 5", () -> new Operation.GroupNorm(IMAGE, 5, 1));
    refuses(
        "groups must divide the channels, 12, found 0", () -> new Operation.GroupNorm(IMAGE, 0, 1));
    refuses("epsilon must be above 0, found 0.0", () -> new Operation.GroupNorm(IMAGE, 4, 0));
    refuses("epsilon must be above 0, found NaN", () -> new Operation.GroupNorm(IMAGE, 4, 0 / 0.0));
    refuses("units must be at least 1, found 0", () -> new Operation.Dense(IMAGE, 0));
    refuses(
        "must be a multiple of 3 (queries, keys and values), found 2",
        () -> new Operation.Attention(new Shape(1, 1, 2), 1));
    refuses(
        "heads must divide the channels of queries, 4, found 3",
        () -> new Operation.Attention(IMAGE, 3));
    refuses(
        "second must have the height and width of first, 7x6, found 6x7x1",
        () -> new Operation.Concatenation(IMAGE, new Shape(6, 7, 1)));
    refuses(
        "pooling by 2 needs an image of even height and width, found 7x6x12",
        () -> new Operation.AveragePooling(IMAGE));
    refuses(
        "pooling by 2 needs an image of at least 2x2 pixels, found 6x1x3",
        () -> new Operation.MaxPooling(new Shape(6, 1, 3)));
    refuses("classes must be at least 2, found 1", () -> new Operation.CrossEntropy(1));
  }

  private static void convolution(int channels, int size, int stride, int padding) {
    new Operation.Convolution(IMAGE, channels, size, stride, padding);
  }

  private static void refuses(String message, Runnable action) {
    KernelsContract.assertMessage(message, action);
  }
}
