// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Pictures with a table of at most 256 colours, as GIF requires. Up to 256 colours are kept
 * unchanged; more are grouped by median cut (Heckbert, "Color image quantization for frame buffer
 * display", SIGGRAPH 1982) and replaced by the mean of their group.
 */
final class IndexedColours {

  private static final int MOST_COLOURS = 256;
  private static final int[] SHIFTS = {16, 8, 0};

  private IndexedColours() {}

  /** A colour of a picture with its number of pixels. */
  private record Shade(int colour, int pixels) {

    int channel(int shift) {
      return colour >> shift & 0xff;
    }
  }

  /** A group of neighbouring colours, and the channel with the largest range. */
  private record Box(List<Shade> shades, int shift, int length) {

    static Box of(List<Shade> shades) {
      int longest = SHIFTS[0];
      int length = -1;
      for (int shift : SHIFTS) {
        IntSummaryStatistics channel =
            shades.stream().mapToInt(shade -> shade.channel(shift)).summaryStatistics();
        if (channel.getMax() - channel.getMin() > length) {
          longest = shift;
          length = channel.getMax() - channel.getMin();
        }
      }
      return new Box(shades, longest, length);
    }
  }

  /** Returns the picture with a table of colours. */
  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    List<List<Shade>> boxes = boxes(shades(pixels));
    int[] table = new int[MOST_COLOURS];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int box = 0; box < boxes.size(); box++) {
      table[box] = mean(boxes.get(box));
      for (Shade shade : boxes.get(box)) {
        numbers.put(shade.colour(), box);
      }
    }
    int[] indices = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          i > 0 && pixels[i] == pixels[i - 1] ? indices[i - 1] : numbers.get(pixels[i] & 0xffffff);
    }
    IndexColorModel model =
        new IndexColorModel(Byte.SIZE, MOST_COLOURS, table, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    indexed.getRaster().setPixels(0, 0, width, image.getHeight(), indices);
    return indexed;
  }

  private static List<Shade> shades(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int from = 0;
    for (int i = 1; i <= pixels.length; i++) {
      if (i == pixels.length || pixels[i] != pixels[from]) {
        counts.merge(pixels[from] & 0xffffff, i - from, Integer::sum);
        from = i;
      }
    }
    List<Shade> shades = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> shades.add(new Shade(entry.getKey(), entry.getValue())));
    return shades;
  }

  private static List<List<Shade>> boxes(List<Shade> shades) {
    List<List<Shade>> boxes = new ArrayList<>();
    if (shades.size() <= MOST_COLOURS) {
      shades.forEach(shade -> boxes.add(List.of(shade)));
      return boxes;
    }
    PriorityQueue<Box> queue = new PriorityQueue<>(Comparator.comparingInt(Box::length).reversed());
    queue.add(Box.of(shades));
    while (queue.size() < MOST_COLOURS) {
      Box widest = queue.remove();
      int shift = widest.shift();
      List<Shade> sorted =
          widest.shades().stream()
              .sorted(Comparator.comparingInt(shade -> shade.channel(shift)))
              .toList();
      int cut = middle(sorted, shift);
      queue.add(Box.of(sorted.subList(0, cut)));
      queue.add(Box.of(sorted.subList(cut, sorted.size())));
    }
    queue.forEach(box -> boxes.add(box.shades()));
    return boxes;
  }

  /** Splits at the middle of the range, so that rare distant colours keep a group of their own. */
  private static int middle(List<Shade> sorted, int shift) {
    int least = sorted.get(0).channel(shift);
    int greatest = sorted.get(sorted.size() - 1).channel(shift);
    int cut = 1;
    while (2 * sorted.get(cut).channel(shift) <= least + greatest) {
      cut++;
    }
    return cut;
  }

  private static int mean(List<Shade> box) {
    long count = box.stream().mapToLong(Shade::pixels).sum();
    int mean = 0;
    for (int shift : SHIFTS) {
      long sum = 0;
      for (Shade shade : box) {
        sum += (long) shade.pixels() * shade.channel(shift);
      }
      mean |= (int) Math.round((double) sum / count) << shift;
    }
    return mean;
  }
}
