package org.difflab.cli.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures whose pixels are numbers of a table of colours, as GIF wants them. */
final class IndexedColours {

  private static final int MOST_COLOURS = 256;

  private IndexedColours() {}

  /** Returns the same picture with a table of its very colours, unless it has more than 256. */
  static Optional<BufferedImage> exact(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] indices = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      if (i > 0 && pixels[i] == pixels[i - 1]) {
        indices[i] = indices[i - 1];
        continue;
      }
      indices[i] = numbers.computeIfAbsent(pixels[i], added -> numbers.size());
      if (numbers.size() > MOST_COLOURS) {
        return Optional.empty();
      }
    }
    int[] table = new int[MOST_COLOURS];
    numbers.forEach((colour, number) -> table[number] = colour);
    IndexColorModel model =
        new IndexColorModel(Byte.SIZE, MOST_COLOURS, table, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    indexed.getRaster().setPixels(0, 0, width, image.getHeight(), indices);
    return Optional.of(indexed);
  }
}
