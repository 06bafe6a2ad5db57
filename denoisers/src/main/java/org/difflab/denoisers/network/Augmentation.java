// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Option;

/**
 * Random changes of training images: each time an image is drawn, it is flipped with probability ½
 * and shifted by whole pixels, uniformly up to a greatest distance in each direction. The pixels
 * that a shift leaves without a value repeat the nearest one at the edge.
 *
 * @param flip whether images are flipped horizontally
 * @param shift the greatest distance in pixels
 */
public record Augmentation(
    @Option(
            help = "whether to flip each image horizontally with probability 1/2",
            defaultsTo = "false")
        boolean flip,
    @Option(
            help =
                "greatest distance in pixels by which images are shifted at random, horizontally"
                    + " and vertically; the edge is repeated",
            defaultsTo = "0",
            min = 0,
            max = 1024)
        int shift) {

  /** No change at all. */
  public static final Augmentation NONE = new Augmentation(false, 0);

  /**
   * Checks that shifted images show something of themselves.
   *
   * @throws IllegalArgumentException if the distance is not below height and width
   */
  public void check(Shape images) {
    int side = Math.min(images.height(), images.width());
    if (shift >= side) {
      throw new IllegalArgumentException(
          "option 'shift': "
              + shift
              + " pixels must be fewer than the height and width of images, found "
              + images
              + "; the most are "
              + (side - 1));
    }
  }

  /**
   * Writes an image, changed.
   *
   * @param shape the shape of the images
   * @param from images, one after another
   * @param image the number of the image in {@code from}
   * @param into receives the image, from {@code offset} on
   * @param place the place in the batch; with the step, it determines the change
   */
  void write(
      Shape shape,
      float[] from,
      int image,
      float[] into,
      int offset,
      Noise noise,
      int place,
      long step) {
    int size = shape.size();
    if (equals(NONE)) {
      System.arraycopy(from, image * size, into, offset, size);
      return;
    }
    boolean mirrored = flip && noise.uniform(place, step, 0) < 0.5;
    int down = distance(noise.uniform(place, step, 1));
    int right = distance(noise.uniform(place, step, 2));
    int channels = shape.channels();
    for (int y = 0; y < shape.height(); y++) {
      int line = image * size + within(y - down, shape.height()) * shape.width() * channels;
      for (int x = 0; x < shape.width(); x++) {
        int unshifted = within(x - right, shape.width());
        int column = mirrored ? shape.width() - 1 - unshifted : unshifted;
        System.arraycopy(
            from,
            line + column * channels,
            into,
            offset + (y * shape.width() + x) * channels,
            channels);
      }
    }
  }

  private int distance(double uniform) {
    return (int) (uniform * (2 * shift + 1)) - shift;
  }

  private static int within(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }
}
